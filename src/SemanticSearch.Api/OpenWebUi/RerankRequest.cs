namespace SemanticSearch.Api.OpenWebUi;

/// <summary>Texts to rank.</summary>
sealed record RerankRequest
{
    /// <summary>The question.</summary>
    public required string Query { get; init; }

    /// <summary>The texts.</summary>
    public required IReadOnlyList<string> Documents { get; init; }

    /// <summary>How many of the best are told; all where it is left out.</summary>
    public int? TopN { get; init; }
}
