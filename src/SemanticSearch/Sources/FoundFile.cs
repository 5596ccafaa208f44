using SemanticSearch.Reading;

namespace SemanticSearch.Sources;

/// <summary>A file that a source has now.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="ModifiedAt">When it was last written, to the millisecond.</param>
/// <param name="Content">What is read of it.</param>
sealed record FoundFile(string Path, long Size, DateTimeOffset ModifiedAt, DocumentSource Content);
