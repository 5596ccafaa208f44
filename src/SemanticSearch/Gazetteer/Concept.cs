namespace SemanticSearch.Gazetteer;

/// <summary>A country, body, treaty, event or region with all its names.</summary>
sealed record Concept
{
    /// <summary>Which of these it is.</summary>
    public required UnderstoodKind Kind { get; init; }

    /// <summary>ISO 3166 alpha-3 for countries, such as <c>SUN</c>; words joined by hyphens for others.</summary>
    public required string Id { get; init; }

    /// <summary>The name it goes by today.</summary>
    public required string Name { get; init; }

    /// <summary>All its names, that one first.</summary>
    public required IReadOnlyList<ConceptName> Names { get; init; }

    /// <summary>When it was: the days of an event, the signing of a treaty, the years of a state that is no more.</summary>
    public DateInterval? Interval { get; init; }

    /// <summary>The countries of a region, as alpha-3 codes; empty where it is not made of countries.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The states that came after a state that is no more, the one that carried it on first.</summary>
    public IReadOnlyList<string> Successors { get; init; } = [];
}
