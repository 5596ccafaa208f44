namespace SemanticSearch.Storage;

/// <summary>A file or a page of a source as the last sync saw it.</summary>
/// <param name="Path">Its absolute path, or the id of the page.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="ModifiedAt">When it was last written, as the file system says.</param>
/// <param name="SeenAt">When that was looked up.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="HasFailed">Whether a document of it could not be indexed.</param>
/// <param name="Documents">The ids of its documents.</param>
/// <param name="Page">What is known of a page besides, or null for a file.</param>
sealed record KnownFile(
    string Path,
    long Size,
    DateTimeOffset ModifiedAt,
    DateTimeOffset SeenAt,
    ReadOnlyMemory<byte> Hash,
    bool HasFailed,
    IReadOnlyList<string> Documents,
    KnownPage? Page = null);
