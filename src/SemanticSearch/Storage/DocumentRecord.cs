namespace SemanticSearch.Storage;

/// <summary>A stored document without its text: what listings and change detection need.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Location">Where it was read from, or null.</param>
/// <param name="ContentHash">SHA-256 of what it was read from.</param>
/// <param name="Characters">Length of the canonical text, in UTF-16 code units.</param>
/// <param name="Chunks">How many chunks the live generation has of it.</param>
/// <param name="IndexedAt">When it was last written.</param>
sealed record DocumentRecord(
    string Id,
    string Title,
    string? Location,
    ReadOnlyMemory<byte> ContentHash,
    int Characters,
    int Chunks,
    DateTimeOffset IndexedAt);
