namespace SemanticSearch.Storage;

/// <summary>
/// What makes the vectors of a collection comparable: an immutable choice of model and chunking. Documents indexed under different
/// recipes never share a collection's index.
/// </summary>
/// <param name="Model">How the model was named: <c>built-in</c>, a catalog id, or the absolute path of its folder.</param>
/// <param name="ModelFingerprint">Hash of the model's files: equal fingerprints embed alike.</param>
/// <param name="Dimensions">Length of a vector.</param>
/// <param name="ChunkTokens">Token budget of a chunk.</param>
/// <param name="ChunkOverlap">Sentences that neighbouring chunks share.</param>
/// <param name="ChunkContext">Whether title, headings, speaker and date are embedded with a chunk.</param>
sealed record IndexRecipe(
    string Model, string ModelFingerprint, int Dimensions, int ChunkTokens, int ChunkOverlap, bool ChunkContext);
