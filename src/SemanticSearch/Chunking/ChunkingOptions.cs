namespace SemanticSearch.Chunking;

/// <summary>How documents are cut.</summary>
/// <param name="Tokens">The budget of what is embedded for a chunk, its context included, in the model's tokens, at least 1; what the
/// model adds is not counted.</param>
/// <param name="Overlap">How many sentences of a chunk the next one repeats at most, at least 0.</param>
/// <param name="Context">Whether title, headings, speaker and date are embedded with a chunk, see <see cref="EmbeddingText"/>.</param>
public sealed record ChunkingOptions(int Tokens, int Overlap, bool Context = false);
