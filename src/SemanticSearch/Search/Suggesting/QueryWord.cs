namespace SemanticSearch.Search.Suggesting;

/// <summary>A word of a query that may be misspelt.</summary>
/// <param name="Form">The word, folded.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset just past its last character.</param>
readonly record struct QueryWord(string Form, int Start, int End);
