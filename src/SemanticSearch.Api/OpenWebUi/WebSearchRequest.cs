namespace SemanticSearch.Api.OpenWebUi;

/// <summary>What Open WebUI asks a search engine.</summary>
sealed record WebSearchRequest
{
    const int MaximumResults = 100;

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
        Limit = Count is null or (>= 1 and <= MaximumResults)
            ? Count ?? 5
            : throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'count' is {Count}, it must be 1 to {MaximumResults}"),
        Highlight = false,
    };
}
