namespace SemanticSearch.Storage;

/// <summary>A stored document with its text.</summary>
/// <param name="Document">The document as it was written.</param>
/// <param name="ContentHash">SHA-256 of what it was read from.</param>
/// <param name="Revision">Which writing of the document this is; grows with every one.</param>
/// <param name="IndexedAt">When it was last written.</param>
/// <param name="Chunks">How many chunks the live generation has of it.</param>
sealed record StoredDocument(Document Document, ReadOnlyMemory<byte> ContentHash, long Revision, DateTimeOffset IndexedAt, int Chunks);
