namespace SemanticSearch.Chunking;

/// <summary>The span <c>[Start, End)</c> of a sentence in its text, without white space around it; never empty.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset just past the last character, closing quotation marks and brackets included.</param>
public readonly record struct Sentence(int Start, int End);
