using SemanticSearch.Api.Integrations;

namespace SemanticSearch.Api.OpenWebUi;

/// <summary>What Open WebUI asks a search engine.</summary>
sealed record WebSearchRequest
{
    /// <summary>The question.</summary>
    public required string Query { get; init; }

    /// <summary>How many results at most, 1 to 100.</summary>
    public int? Count { get; init; }

    /// <summary>The search that it makes.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the count is out of range.</exception>
    public SearchRequest Of(string collection) => new()
    {
        Query = Query,
        Collection = collection,
        Limit = ResultLimit.Of("count", Count, otherwise: 5),
        Highlight = false,
    };
}
