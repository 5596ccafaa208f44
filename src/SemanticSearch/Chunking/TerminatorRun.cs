namespace SemanticSearch.Chunking;

/// <summary>Terminators that stand together, such as <c>?!</c>, <c>...</c> or <c>. . . .</c>, with what closes after them.</summary>
/// <param name="Start">Offset of the first terminator.</param>
/// <param name="End">Offset just past the last terminator, closing mark or note reference.</param>
/// <param name="Dots">How many full stops there are; an ellipsis character counts as three.</param>
/// <param name="IsStrong">Whether there is an exclamation or question mark.</param>
/// <param name="IsUnconditional">Whether a terminator ends the sentence whatever follows.</param>
readonly record struct TerminatorRun(int Start, int End, int Dots, bool IsStrong, bool IsUnconditional)
{
    const int EllipsisDots = 3;
    const int LongestOpening = 4;
    const int LongestLabel = 4;

    /// <summary>The run that begins at <paramref name="start"/>, which is a terminator.</summary>
    public static TerminatorRun At(ReadOnlySpan<char> text, int start)
    {
        var run = new TerminatorRun(start, start, 0, false, false);
        for (var at = start; at < text.Length;)
        {
            if (Punctuation.Terminators.Contains(text[at], StringComparison.Ordinal))
                run = run.With(text[at], ++at);
            else if (Punctuation.IsClosing(text[at]))
                run = run with { End = ++at };
            else if (text[at..] is [' ', '.', ..] && text[at - 1] == '.')
                at++;
            else if (IsSpacedQuote(text[at..]))
                run = run with { End = at += 2 };
            else if (NoteMark.Length(text, start, at) is var length and > 0)
                run = run with { End = at += length };
            else
                break;
        }
        return run;
    }

    /// <summary>Whether the sentence ends with this run, white space and then <paramref name="next"/> following it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the sentence begins.</param>
    /// <param name="next">Offset of the next visible character.</param>
    public bool Ends(ReadOnlySpan<char> text, int from, int next)
    {
        if (Start - from <= LongestOpening && HasNoWord(text[from..Start]))
            return false;
        var word = next + ItemLabelLength(text[next..]);
        while (word < text.Length && Punctuation.IsOpening(text[word]))
            word++;
        if (word < text.Length && (char.IsLower(text[word]) || text[word] is ',' or ';' or ':'))
            return false;
        if (IsStrong)
            return true;
        if (Dots == 1)
            return FullStop.Ends(text, from, Start, word);
        // Three dots apart from the word before them stand for words left out within a sentence; a fourth is its full stop.
        return Dots != EllipsisDots || Start == 0 || !char.IsWhiteSpace(text[Start - 1]);
    }

    /// <summary>Whether the sentence ends with this run although no white space follows it, as where a scan has lost a space.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the sentence begins.</param>
    public bool EndsWithoutSpace(ReadOnlySpan<char> text, int from)
    {
        if (!char.IsUpper(text[End]) || Start == from)
            return false;
        var isWord = End + 1 == text.Length || char.IsLower(text[End + 1]) || (text[End] is 'A' or 'I' && text[End + 1] == ' ');
        return isWord
            && (Punctuation.IsClosing(text[Start - 1]) || FullStop.IsPlainWord(text, from, Start))
            && !Punctuation.IsInAddress(text, from, Start);
    }

    /// <summary>Whether the sentence ends with this unconditional run: not where a bracket or quotation within a sentence ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the sentence begins.</param>
    public bool EndsUnconditionally(ReadOnlySpan<char> text, int from) => text[End - 1] switch
    {
        _ when End == text.Length || char.IsWhiteSpace(text[End]) => true,
        ')' or '）' or '】' => Punctuation.IsOpening(text[from]),
        '」' or '』' => text[End] is not ('と' or 'っ' or 'の'),
        _ => true,
    };

    TerminatorRun With(char terminator, int end) => new(
        Start,
        end,
        Dots + (terminator switch { '.' => 1, '…' => EllipsisDots, _ => 0 }),
        IsStrong || terminator is '!' or '?' or '‼' or '⁇' or '⁈' or '⁉',
        IsUnconditional || Punctuation.Unconditional.Contains(terminator, StringComparison.Ordinal));

    static bool HasNoWord(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetterOrDigit(c))
                return false;
        return true;
    }

    /// <summary>Length of the label of a listed item and the space after it, as in <c>(b) It</c>, or 0.</summary>
    static int ItemLabelLength(ReadOnlySpan<char> text)
    {
        if (text is not ['(', ..])
            return 0;
        var end = text[..Math.Min(text.Length, LongestLabel + 1)].IndexOf(')');
        return end > 1 && end + 1 < text.Length && text[end + 1] == ' ' ? end + 2 : 0;
    }

    /// <summary>Whether a quotation is closed after a space, as the French do; German opens one with this mark, at its word.</summary>
    static bool IsSpacedQuote(ReadOnlySpan<char> text) =>
        text is [' ' or '\u00A0' or '\u202F', '»' or '”', ..] && (text.Length == 2 || char.IsWhiteSpace(text[2]));
}
