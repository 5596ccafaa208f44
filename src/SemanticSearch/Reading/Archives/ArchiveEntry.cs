namespace SemanticSearch.Reading.Archives;

/// <summary>A file in an archive.</summary>
/// <param name="Name">Its path as the archive writes it.</param>
/// <param name="Problem">Why it is not read, or null.</param>
/// <param name="Open">Opens its bytes, once, before the next entry is asked for; the archive closes them.</param>
sealed record ArchiveEntry(string Name, string? Problem, Func<Stream> Open);
