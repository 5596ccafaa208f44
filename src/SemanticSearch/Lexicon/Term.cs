namespace SemanticSearch.Lexicon;

/// <summary>A word of a text as it is indexed and searched for.</summary>
/// <param name="Stem">What all its forms share.</param>
/// <param name="Form">The word itself, folded.</param>
/// <param name="Start">Offset of its first character in the text.</param>
/// <param name="End">Offset just past its last character.</param>
readonly record struct Term(string Stem, string Form, int Start, int End);
