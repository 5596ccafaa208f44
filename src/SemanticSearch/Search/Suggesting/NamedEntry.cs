namespace SemanticSearch.Search.Suggesting;

/// <summary>A name that can be completed.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Documents">How many documents have it.</param>
/// <param name="Value">What a filter compares with.</param>
/// <param name="Names">The folded words of each name by which it is found, that which is shown first.</param>
sealed record NamedEntry(string Text, CompletionKind Kind, long Documents, string Value, IReadOnlyList<string[]> Names);
