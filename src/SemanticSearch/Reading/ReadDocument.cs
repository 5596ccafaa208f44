namespace SemanticSearch.Reading;

/// <summary>A document with the fingerprint of what it was read from.</summary>
/// <param name="Document">The document.</param>
/// <param name="ContentHash">SHA-256 of the source's bytes, format, title and metadata, 32 bytes: equal hashes under equal ids
/// mean that nothing has changed.</param>
public sealed record ReadDocument(Document Document, ReadOnlyMemory<byte> ContentHash);
