namespace SemanticSearch.Storage.Filtering;

/// <summary>What filters see of a chunk.</summary>
/// <param name="Speaker">Who speaks, as far as the chunk says; else the document's speaker does.</param>
/// <param name="Page">Number of its page, or null.</param>
/// <param name="IsNote">Whether it is a note, which nobody speaks.</param>
/// <param name="Headings">The headings above it, outermost first.</param>
sealed record ChunkFields(Speaker? Speaker, int? Page, bool IsNote, IReadOnlyList<string> Headings);
