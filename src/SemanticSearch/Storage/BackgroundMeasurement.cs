namespace SemanticSearch.Storage;

/// <summary>What background queries found in a collection, kept so that it need not be measured again at every start.</summary>
/// <param name="Basis">Names all that it depends on besides the documents; of another basis it is worth nothing.</param>
/// <param name="Chunks">How many chunks the collection had.</param>
/// <param name="Scores">What each query found.</param>
sealed record BackgroundMeasurement(string Basis, long Chunks, IReadOnlyList<BackgroundScore> Scores)
{
    /// <summary>Whether the words could be looked up for every query; where not, the coverage of some is 0 for that reason.</summary>
    public bool HasWords { get; init; } = true;
}
