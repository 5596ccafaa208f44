namespace SemanticSearch.Storage;

/// <summary>A document with its chunks and their vectors, ready to be stored in one transaction.</summary>
/// <param name="Document">The document.</param>
/// <param name="ContentHash">SHA-256 of what the document was read from; equal hashes mean nothing to do.</param>
/// <param name="Chunks">The chunks in order; may be empty only if the text has no word.</param>
/// <param name="Vectors">One unit vector a chunk, each of the recipe's dimensions.</param>
/// <param name="Terms">What the lexical index takes of each chunk.</param>
/// <param name="Words">The text's words, folded so that equal ones are meant to be found as equal, a space between them.</param>
sealed record IndexedDocument(
    Document Document,
    ReadOnlyMemory<byte> ContentHash,
    IReadOnlyList<Chunk> Chunks,
    IReadOnlyList<ReadOnlyMemory<float>> Vectors,
    IReadOnlyList<IndexedTerms> Terms,
    string Words);
