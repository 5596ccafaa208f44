namespace SemanticSearch;

/// <summary>How a query was read.</summary>
public sealed record QueryInterpretation
{
    /// <summary>The words that were searched for, operators and field filters taken out.</summary>
    public required string Words { get; init; }

    /// <summary>Quoted phrases, which every passage must hold.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>Words and phrases that no passage may hold.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>The filter that was applied, of the request, of fields in the query and, where it was asked for, of what was understood;
    /// null for none.</summary>
    public Filter? Filter { get; init; }

    /// <summary>What became of the parts.</summary>
    public required UnderstandingMode Mode { get; init; }

    /// <summary>Dates, countries, bodies, speakers and references, in the order of the query.</summary>
    public IReadOnlyList<UnderstoodPart> Parts { get; init; } = [];

    /// <summary>The query with misspelt words replaced by the collection's own, where that finds more; null for none.</summary>
    public string? DidYouMean { get; init; }
}
