namespace SemanticSearch.Search.Understanding;

/// <summary>What a query was understood as.</summary>
/// <param name="Parts">The parts in the order of the query, none overlapping another.</param>
/// <param name="Actors">Those of them that say or do something in the query: whose texts are asked for, where others are what they are about.</param>
/// <param name="References">What the parts of kind <see cref="UnderstoodKind.Reference"/> are looked up by.</param>
sealed record QueryReading(
    IReadOnlyList<UnderstoodPart> Parts, IReadOnlyList<UnderstoodPart> Actors, IReadOnlyList<DirectReference> References)
{
    /// <summary>Nothing is understood.</summary>
    public static readonly QueryReading None = new([], [], []);
}
