namespace SemanticSearch.Chunking;

/// <summary>Finds the marks of notes that stand right after a terminator: <c>the war.[3]</c>, <c>the war.3 The</c>, <c>the war.¹</c>.</summary>
static class NoteMark
{
    const int LongestBracketed = 6;
    const int LongestNumber = 3;
    const string Signs = "*†‡§⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Length of the mark at an offset, or 0.</summary>
    /// <param name="text">The text.</param>
    /// <param name="terminator">Offset of the first terminator before the mark.</param>
    /// <param name="at">Offset of what may be a mark, just past terminators and closing marks.</param>
    public static int Length(ReadOnlySpan<char> text, int terminator, int at) => text[at] switch
    {
        '[' => BracketedLength(text[at..], ']'),
        '(' => BracketedLength(text[at..], ')') is var length and > 0 && IsBeforeSpace(text, at + length) ? length : 0,
        >= '0' and <= '9' => NumberLength(text, terminator, at),
        var sign when Signs.Contains(sign, StringComparison.Ordinal) => SignsLength(text, at),
        _ => 0,
    };

    static int BracketedLength(ReadOnlySpan<char> text, char closing)
    {
        var end = text[..Math.Min(text.Length, LongestBracketed)].IndexOf(closing);
        return end > 1 && (IsNumber(text[1..end]) || (closing == ']' && end == 2 && char.IsAsciiLetterLower(text[1]))) ? end + 1 : 0;
    }

    /// <summary>A bare number is a mark only after a whole word, lest a decimal be taken for one, and before a new sentence.</summary>
    static int NumberLength(ReadOnlySpan<char> text, int terminator, int at)
    {
        var end = at;
        while (end < text.Length && end - at <= 2 * LongestNumber && (char.IsAsciiDigit(text[end]) || text[end] == ','))
            end++;
        foreach (var number in text[at..end].Split(','))
            if (number.End.Value - number.Start.Value is 0 or > LongestNumber)
                return 0;
        var isAfterWord = terminator > 0
            && (Punctuation.IsClosing(text[at - 1]) || FullStop.IsPlainWord(text, 0, terminator));
        var next = Punctuation.SkipSpace(text, end);
        var isBeforeSentence = next == text.Length || (next > end && (char.IsUpper(text[next]) || Punctuation.IsOpening(text[next])));
        return isAfterWord && isBeforeSentence ? end - at : 0;
    }

    static int SignsLength(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestNumber && Signs.Contains(text[end], StringComparison.Ordinal))
            end++;
        return IsBeforeSpace(text, end) ? end - at : 0;
    }

    static bool IsNumber(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    static bool IsBeforeSpace(ReadOnlySpan<char> text, int at) => at == text.Length || char.IsWhiteSpace(text[at]);
}
