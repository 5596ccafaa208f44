namespace SemanticSearch.Quoting;

/// <summary>Words of a text, folded and as they are written.</summary>
/// <param name="Folded">The folded text.</param>
/// <param name="Text">The text.</param>
/// <param name="Start">The first word.</param>
/// <param name="End">The word just past the last.</param>
readonly record struct WordRunText(FoldedText Folded, string Text, int Start, int End)
{
    /// <summary>The folded words.</summary>
    public IReadOnlyList<string> Words()
    {
        var words = new string[End - Start];
        for (var i = 0; i < words.Length; i++)
            words[i] = Folded.Word(Start + i).ToString();
        return words;
    }

    /// <summary>A word as it is written.</summary>
    public ReadOnlySpan<char> Written(int index) => Text.AsSpan(Folded.StartOfWord(Start + index)..Folded.EndOfWord(Start + index));

    /// <summary>Whether a word begins a sentence, as far as the punctuation before it tells.</summary>
    public bool BeginsSentence(int index)
    {
        for (var at = Folded.StartOfWord(Start + index) - 1; at >= 0; at--)
        {
            var c = Text[at];
            if (c is '.' or '!' or '?' or ':' or '\n')
                return true;
            if (!char.IsWhiteSpace(c) && !QuoteCharacters.IsQuotationMark(c) && c is not ('(' or '['))
                return false;
        }
        return true;
    }
}
