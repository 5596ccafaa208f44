namespace SemanticSearch.Search.Understanding;

/// <summary>A document or provision that a query names, in the forms in which it can be looked up. All keys are as
/// <see cref="Gazetteer.NameWords.Key"/> makes them: small letters and digits, parted by spaces.</summary>
sealed record DirectReference
{
    /// <summary>The same as that of its part of the query.</summary>
    public required string Id { get; init; }

    /// <summary>Keys of symbols: <c>s res 1701</c>. An identifier may go on with a year or a Roman numeral.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>Keys of which the title must hold one, where a heading is asked for too.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>Keys with one of which a heading of the passage must begin: <c>article 5</c>; empty where the whole document is meant.</summary>
    public IReadOnlyList<string> Headings { get; init; } = [];
}
