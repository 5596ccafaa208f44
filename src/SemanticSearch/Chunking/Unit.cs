namespace SemanticSearch.Chunking;

/// <summary>What is packed into chunks whole: a heading line, a sentence, or a part of a sentence that is too long for a chunk.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset just past the last character.</param>
/// <param name="Tokens">Its length in tokens.</param>
/// <param name="BeginsSentence">Whether it is the first or only part of a sentence.</param>
/// <param name="BeginsParagraph">Whether a paragraph ends before it.</param>
readonly record struct Unit(int Start, int End, int Tokens, bool BeginsSentence, bool BeginsParagraph);
