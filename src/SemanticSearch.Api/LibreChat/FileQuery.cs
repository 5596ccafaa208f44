using SemanticSearch.Api.Integrations;

namespace SemanticSearch.Api.LibreChat;

/// <summary>A question to files.</summary>
sealed record FileQuery
{
    /// <summary>The question.</summary>
    public required string Query { get; init; }

    /// <summary>The file; null where several are named.</summary>
    public string? FileId { get; init; }

    /// <summary>The files; null where one is named.</summary>
    public IReadOnlyList<string>? FileIds { get; init; }

    /// <summary>How many passages at most, 1 to 100.</summary>
    public int? K { get; init; }

    /// <summary>The search that it makes.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: no file is named, or a number is out of range.</exception>
    public SearchRequest Of(string collection)
    {
        string[] files = [.. FileIds ?? [], .. FileId is null ? [] : new[] { FileId }];
        if (files.Length == 0)
            throw new SemanticSearchException(ErrorKind.InvalidRequest, "no file is named; give 'file_id' or 'file_ids'");
        return new SearchRequest
        {
            Query = Query,
            Collection = collection,
            Limit = ResultLimit.Of("k", K, otherwise: 4),
            Filter = Filter.Compare(FilterType.In, "id", files),
            Context = new ContextWindow(0, 0),
            Highlight = false,
        };
    }
}
