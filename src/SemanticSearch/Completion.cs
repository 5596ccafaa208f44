namespace SemanticSearch;

/// <summary>A name that the last words of a text may be the beginning of.</summary>
/// <param name="Text">The name, to stand in the text from <paramref name="Start"/> on.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Documents">How many documents have it, at least 1.</param>
/// <param name="Value">What a filter compares with: the ISO 3166-1 alpha-3 code of a country, else the name.</param>
/// <param name="Start">Offset in the text of the first word that it completes.</param>
public sealed record Completion(string Text, CompletionKind Kind, long Documents, string Value, int Start);
