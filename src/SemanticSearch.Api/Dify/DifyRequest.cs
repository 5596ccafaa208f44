using SemanticSearch.Api.Integrations;

namespace SemanticSearch.Api.Dify;

/// <summary>What Dify asks an external knowledge base.</summary>
sealed record DifyRequest
{
    /// <summary>The collection.</summary>
    public required string KnowledgeId { get; init; }

    /// <summary>The question.</summary>
    public required string Query { get; init; }

    /// <summary>How much is wanted.</summary>
    public DifySetting? RetrievalSetting { get; init; }

    /// <summary>What documents must fulfil.</summary>
    public DifyCondition? MetadataCondition { get; init; }

    /// <summary>The search that it makes.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a number is out of range, or a condition is not known.</exception>
    public SearchRequest ToSearch() => new()
    {
        Query = Query,
        Collection = KnowledgeId,
        Limit = ResultLimit.Of("top_k", RetrievalSetting?.TopK, otherwise: 10),
        Filter = AttributeFilter.Of(MetadataCondition?.ToFilter()),
        Context = new ContextWindow(0, 0),
        Highlight = false,
    };
}
