namespace SemanticSearch;

/// <summary>A part of a query and what it was understood as.</summary>
public sealed record UnderstoodPart
{
    /// <summary>What it is.</summary>
    public required UnderstoodKind Kind { get; init; }

    /// <summary>Its words in the query.</summary>
    public required string Text { get; init; }

    /// <summary>Offset of its first character in the query.</summary>
    public required int Start { get; init; }

    /// <summary>Offset just past its last character.</summary>
    public required int End { get; init; }

    /// <summary>Which entry of the gazetteer: an ISO 3166-1 alpha-3 code, such as <c>MMR</c>, or a name of its own, such as
    /// <c>un-security-council</c>; for dates ISO 8601; for speakers their name.</summary>
    public required string Id { get; init; }

    /// <summary>Its name of today.</summary>
    public required string Name { get; init; }

    /// <summary>Other names that are searched for too, each a weaker word than the query's own; empty for none.</summary>
    public IReadOnlyList<string> Expansions { get; init; } = [];

    /// <summary>When it was: of a date itself, of an event its span.</summary>
    public DateInterval? Interval { get; init; }

    /// <summary>The filter that it stands for; null where it only adds words.</summary>
    public Filter? Filter { get; init; }
}
