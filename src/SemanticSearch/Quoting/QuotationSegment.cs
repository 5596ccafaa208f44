namespace SemanticSearch.Quoting;

/// <summary>A part of a quotation that must stand in its source without a break.</summary>
sealed class QuotationSegment
{
    const int FewWords = 3;
    const int FewLetters = 12;

    /// <summary>Takes <c>[start, end)</c> of a text, less the white space around it.</summary>
    public QuotationSegment(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (start < end && char.IsWhiteSpace(text[end - 1]))
            end--;
        Folded = FoldedText.Of(text, start, end);
        Text = text[start..end];
        if (IsEmpty)
            return;
        Lead = text[start..Folded.StartOfWord(0)];
        Tail = text[Folded.EndOfWord(Folded.WordCount - 1)..end];
    }

    /// <summary>The words as they are compared.</summary>
    public FoldedText Folded { get; }

    /// <summary>The part as it was given.</summary>
    public string Text { get; }

    /// <summary>The punctuation before its first word.</summary>
    public string Lead { get; } = "";

    /// <summary>The punctuation behind its last word.</summary>
    public string Tail { get; } = "";

    /// <summary>Whether it has no word.</summary>
    public bool IsEmpty => Folded.WordCount == 0;

    /// <summary>Whether it is too short to tell a document by.</summary>
    public bool IsShort => Folded.WordCount < FewWords || Folded.Letters.Length < FewLetters;

    /// <summary>
    /// The span of a text that holds its words, with the punctuation around them as far as the text has the same.
    /// </summary>
    public TextSpan WithPunctuation(string text, TextSpan words)
    {
        var (start, end) = (words.Start, words.End);
        if (Lead.Length > 0 && text.AsSpan(0, start).EndsWith(Lead, StringComparison.Ordinal))
            start -= Lead.Length;
        if (Tail.Length > 0 && text.AsSpan(end).StartsWith(Tail, StringComparison.Ordinal))
            end += Tail.Length;
        return new TextSpan(start, end);
    }

    /// <summary>Whether a span of a text is the part letter for letter.</summary>
    public bool IsExactly(string text, TextSpan span) => text.AsSpan(span.Start, span.End - span.Start).SequenceEqual(Text);
}
