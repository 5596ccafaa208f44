namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>How results are ranked.</summary>
sealed record RankingChoice
{
    /// <summary>No ranking again.</summary>
    public const string None = "none";

    /// <summary><c>none</c> to leave out the cross-encoder where one is set; all other names are as if nothing was said.</summary>
    public string? Ranker { get; init; }

    /// <summary>The least score that is returned, 0 to 1.</summary>
    public double? ScoreThreshold { get; init; }
}
