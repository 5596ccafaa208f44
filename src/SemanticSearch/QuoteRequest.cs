namespace SemanticSearch;

/// <summary>A quotation to be looked up.</summary>
public sealed record QuoteRequest
{
    /// <summary>The longest quotation, in characters.</summary>
    public const int MaximumLength = 20_000;

    /// <summary>The fewest letters and digits of a quotation: what is shorter stands everywhere.</summary>
    public const int MinimumLetters = 12;

    /// <summary>The most places of one answer.</summary>
    public const int MaximumLimit = 100;

    /// <summary>The quotation, with or without its quotation marks: at least 12 letters or digits, at most 20,000 characters.</summary>
    public required string Quote { get; init; }

    /// <summary>Who is said to have said it, such as <c>Dulles</c>; null if that is not to be checked.</summary>
    public string? Speaker { get; init; }

    /// <summary>Where it is said to be from: a document's id, the end of it behind a slash, its
    /// identifier or its title; null if that is not to be checked.</summary>
    public string? Document { get; init; }

    /// <summary>The collection to look in.</summary>
    public string Collection { get; init; } = SearchRequest.DefaultCollection;

    /// <summary>How many places to tell at most, 1 to 100.</summary>
    public int Limit { get; init; } = 5;
}
