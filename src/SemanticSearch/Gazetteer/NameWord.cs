namespace SemanticSearch.Gazetteer;

/// <summary>A word of a name or of a query.</summary>
/// <param name="Folded">Its letters and digits, small and without accents.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset just past its last character.</param>
/// <param name="Capital">Whether it begins with a capital, or with what has no case.</param>
/// <param name="AllCapitals">Whether it has no small letter.</param>
readonly record struct NameWord(string Folded, int Start, int End, bool Capital, bool AllCapitals);
