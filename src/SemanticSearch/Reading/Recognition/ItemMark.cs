namespace SemanticSearch.Reading.Recognition;

/// <summary>The mark that a paragraph begins with, such as <c>12.</c>, <c>(a)</c> or <c>-</c>.</summary>
/// <param name="Length">Its length, the space after it included; 0 if there is none.</param>
/// <param name="Label">What the paragraph is cited by, or null for a dash or bullet.</param>
/// <param name="IsNumber">Whether it is a number with a full stop or bracket: that of a paragraph, not of an item.</param>
readonly record struct ItemMark(int Length, string? Label, bool IsNumber)
{
    const int MaximumDigits = 3;
    const int MaximumLetters = 4;

    /// <summary>The mark at the beginning of a line.</summary>
    public static ItemMark Of(ReadOnlySpan<char> line)
    {
        if (line.Length < 3)
            return default;
        if (line[0] is '-' or '–' or '•' or '*' or '·' or '▪' or '●' && line[1] is ' ' or '\t')
            return new ItemMark(2, null, false);
        if (char.IsAsciiDigit(line[0]))
            return Numbered(line);
        return line[0] == '(' ? Bracketed(line) : default;
    }

    static ItemMark Numbered(ReadOnlySpan<char> line)
    {
        var digits = 1;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
            digits++;
        var after = line[digits..];
        if (digits > MaximumDigits || after.Length < 3 || after[0] is not ('.' or ')') || after[1] is not (' ' or '\t' or '\u00A0'))
            return default;
        var text = after[2..].TrimStart();
        return text.IsEmpty || char.IsLower(text[0]) ? default : new ItemMark(line.Length - text.Length, line[..digits].ToString(), true);
    }

    static ItemMark Bracketed(ReadOnlySpan<char> line)
    {
        var close = line[..Math.Min(line.Length, MaximumLetters + 2)].IndexOf(')');
        if (close < 2 || close + 1 >= line.Length || line[close + 1] is not (' ' or '\t' or '\u00A0'))
            return default;
        foreach (var c in line[1..close])
            if (!char.IsAsciiLetterOrDigit(c))
                return default;
        return new ItemMark(close + 2, line[..(close + 1)].ToString(), false);
    }
}
