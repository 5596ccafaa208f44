namespace SemanticSearch.Sources;

/// <summary>A file that has another path than before.</summary>
/// <param name="From">The path that is gone.</param>
/// <param name="To">The path that has its bytes.</param>
public sealed record MovedFile(string From, string To);
