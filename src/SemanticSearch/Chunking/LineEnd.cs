namespace SemanticSearch.Chunking;

/// <summary>
/// Decides whether a line end ends a sentence, or only wraps it. Texts come both with wrapped lines and with a line a paragraph, and are
/// not told apart beforehand.
/// </summary>
static class LineEnd
{
    // Wrapped lines are shorter than this; a longer line is a paragraph.
    const int LongLine = 120;
    const int LongestItemNumber = 3;
    const string CellSeparator = " | ";

    /// <summary>Whether a sentence ends at the white space <c>[space, next)</c>, which holds a line end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the sentence begins.</param>
    /// <param name="space">Offset of the white space.</param>
    /// <param name="next">Offset of the next visible character.</param>
    /// <param name="inList">Whether the sentence belongs to a list item.</param>
    public static bool Ends(ReadOnlySpan<char> text, int from, int space, int next, bool inList)
    {
        if (IsBlank(text[space..next]))
            return true;
        var before = text[from..space].TrimEnd();
        if (before.Length == 0)
            return false;
        var after = FirstLine(text[next..]);
        return (IsItem(after) && (inList || IsFinal(before[^1])))
            || IsRow(before, after)
            || IsHeading(before, after);
    }

    /// <summary>Whether white space parts paragraphs: it holds a blank line.</summary>
    public static bool IsBlank(ReadOnlySpan<char> space) =>
        space.IndexOf('\n') is var first and >= 0 && space[(first + 1)..].Contains('\n');

    /// <summary>Whether white space parts paragraphs: it holds a blank line, or a line end after a line too long to be wrapped.</summary>
    public static bool PartsParagraphs(ReadOnlySpan<char> text, int space, int next) =>
        IsBlank(text[space..next])
        || (text[space..next].Contains('\n') && space > LongLine && !text[(space - LongLine)..space].Contains('\n'));

    /// <summary>Whether a text begins as a list item does: <c>- </c>, <c>12. </c>, <c>(a) </c>, <c>iv) </c>.</summary>
    public static bool IsItem(ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
            return false;
        if (text[0] is '•' or '‣' or '◦' or '*' || Punctuation.IsDash(text[0]))
            return char.IsWhiteSpace(text[1]);
        var label = text[0] == '(' ? text[1..] : text;
        var length = label[..Math.Min(label.Length, LongestItemNumber + 1)].IndexOfAny(".)");
        return length > 0
            && label.Length > length + 1
            && char.IsWhiteSpace(label[length + 1])
            && (text[0] == '(' ? label[length] == ')' && IsLabel(label[..length]) : IsLabel(label[..length], label[length]));
    }

    static bool IsLabel(ReadOnlySpan<char> label, char mark = ')') =>
        !label.ContainsAnyExceptInRange('0', '9') || (mark == ')' && (label.Length == 1 || !label.ContainsAnyExcept("ivx")));

    /// <summary>Whether the end of a line may be the end of what comes before a list item.</summary>
    static bool IsFinal(char c) =>
        c is ':' or ';' || Punctuation.IsFinal(c);

    static bool IsRow(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        after.Contains(CellSeparator, StringComparison.Ordinal) || LastLine(before).Contains(CellSeparator, StringComparison.Ordinal);

    /// <summary>Whether a short line, all of the sentence so far, stands before a line that is a whole paragraph.</summary>
    static bool IsHeading(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        before.Length <= Punctuation.LongestHeading
        && after.Length > LongLine
        && !before.Contains('\n')
        && !char.IsLower(after[0])
        && before[^1] is not ',' and not ';' and not '-';

    static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> text) => text.IndexOf('\n') is var end and >= 0 ? text[..end] : text;

    static ReadOnlySpan<char> LastLine(ReadOnlySpan<char> text) => text[(text.LastIndexOf('\n') + 1)..];
}
