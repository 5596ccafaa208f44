namespace SemanticSearch.Search;

/// <summary>A stored document with its text.</summary>
/// <param name="Collection">The collection it is in.</param>
/// <param name="Document">The document.</param>
/// <param name="Chunks">How many chunks it has.</param>
/// <param name="IndexedAt">When it was last written.</param>
public sealed record IndexedText(string Collection, Document Document, int Chunks, DateTimeOffset IndexedAt);
