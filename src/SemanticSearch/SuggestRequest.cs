namespace SemanticSearch;

/// <summary>What a user has typed so far, to be completed.</summary>
public sealed record SuggestRequest
{
    /// <summary>The most completions of one answer.</summary>
    public const int MaximumLimit = 100;

    /// <summary>The text so far, 0 to 4,096 characters; a word at its end may be unfinished.</summary>
    public required string Query { get; init; }

    /// <summary>How many completions to return at most, 1 to 100.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>The collection whose names and words are suggested.</summary>
    public string Collection { get; init; } = SearchRequest.DefaultCollection;
}
