namespace SemanticSearch.Storage;

/// <summary>A name, and how many documents have it.</summary>
/// <param name="Name">The name, as it is stored.</param>
/// <param name="Documents">Documents, at least 1.</param>
readonly record struct CountedName(string Name, long Documents);
