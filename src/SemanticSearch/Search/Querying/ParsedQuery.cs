namespace SemanticSearch.Search.Querying;

/// <summary>A query with its operators taken out of its words.</summary>
sealed record ParsedQuery
{
    /// <summary>The words that are searched for, those of phrases among them, with single spaces between; empty where there are only
    /// conditions.</summary>
    public required string Words { get; init; }

    /// <summary>What must occur, as it was quoted.</summary>
    public required IReadOnlyList<string> Phrases { get; init; }

    /// <summary>Words and phrases that must not occur.</summary>
    public required IReadOnlyList<string> Excluded { get; init; }

    /// <summary>The conditions on fields; null for none.</summary>
    public required Filter? Filter { get; init; }

    /// <summary>The offset in the query of each character of <see cref="Words"/>.</summary>
    public required IReadOnlyList<int> Offsets { get; init; }

    /// <summary>Where a span of <see cref="Words"/>, of one character at least, stands in the query.</summary>
    public (int Start, int End) ToQuery(int start, int end) => (Offsets[start], Offsets[end - 1] + 1);
}
