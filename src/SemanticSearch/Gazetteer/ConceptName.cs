namespace SemanticSearch.Gazetteer;

/// <summary>A name of a concept.</summary>
/// <param name="Text">The name as it is written.</param>
/// <param name="Sort">What it is to the concept.</param>
/// <param name="Case">How it must be written.</param>
/// <param name="From">The first year in which it named this concept; null if that does not matter.</param>
/// <param name="To">The last year; null if it still does.</param>
sealed record ConceptName(string Text, NameSort Sort, NameCase Case, int? From = null, int? To = null)
{
    /// <summary>Whether it was in use in one of these years at least.</summary>
    public bool InUse(int from, int to) => (From ?? int.MinValue) <= to && from <= (To ?? int.MaxValue);
}
