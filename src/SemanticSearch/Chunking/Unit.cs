namespace SemanticSearch.Chunking;

/// <summary>What is packed into chunks whole: a heading line, a sentence, a table row, or a part of one that is too long for a chunk.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset just past the last character.</param>
/// <param name="Tokens">Its length in tokens.</param>
/// <param name="BeginsSentence">Whether it is the first or only part of a sentence.</param>
/// <param name="Opening">What begins with it.</param>
readonly record struct Unit(int Start, int End, int Tokens, bool BeginsSentence, Opening Opening)
{
    /// <summary>Whether a paragraph ends before it.</summary>
    public bool BeginsParagraph => Opening != Opening.Sentence;
}
