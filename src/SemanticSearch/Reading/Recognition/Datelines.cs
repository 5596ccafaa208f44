using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Recognition;

/// <summary>
/// Recognises where and when a text was written: a line such as <c>Washington, March 5, 1961, 3 p.m.</c> near the top of a text or of one
/// of its sections, or what a news agency's report begins with, such as <c>LONDON, 12 May (Reuters) –</c>.
/// </summary>
static partial class Datelines
{
    const int MaximumLength = 120;
    const int LinesFromTop = 12;
    const int LinesFromHeading = 4;

    const string Months =
        "January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Mar\\.|Apr\\.|Aug\\.|Sept?\\.|"
        + "Oct\\.|Nov\\.|Dec\\.|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|"
        + "abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre";

    const string Place = @"[A-ZÀ-Þ][\p{L}.'’-]*(?:,? (?:[A-ZÀ-Þ][\p{L}.'’-]*|de|del|la|le|on|the|of)){0,5}";
    const string DayOfMonth = @"(?:(?:" + Months + @") \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th|er)? (?:of |de )?(?:" + Months + "))";
    const string Date = "(?:" + DayOfMonth + @",? (?:de |del )?\d{4}|(?:" + Months + @") \d{4}|undated)";
    const string Rest = @"(?:[,;—–-]? ?\d{1,4}(?:[:.]\d{2})?(?: ?[ap]\.? ?m\.?|Z| ?(?:hours|h))(?: ?(?:EST|EDT|GMT|UTC|CET))?)?[.,]?";

    /// <summary>The same blocks, datelines among them marked; one that prose follows on its line becomes a block of its own.</summary>
    public static IReadOnlyList<Block> Find(string text, IReadOnlyList<Block> blocks)
    {
        List<Block>? marked = null;
        var left = LinesFromTop;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            left = block.Kind == BlockKind.Heading ? Math.Max(left, LinesFromHeading) : left - 1;
            var length = left >= 0 && block.Kind == BlockKind.Paragraph ? LengthAt(text, block) : 0;
            if (length > 0 && marked is null)
                marked = [.. blocks.Take(i)];
            if (length > 0)
                Mark(text, block, length, marked!);
            else
                marked?.Add(block);
        }
        return marked ?? blocks;
    }

    /// <summary>Whether a whole line is a dateline.</summary>
    public static bool IsDateline(ReadOnlySpan<char> line) =>
        line.Length <= MaximumLength && HasDigitOrUndated(line) && Whole().IsMatch(line);

    static bool HasDigitOrUndated(ReadOnlySpan<char> line) =>
        line.IndexOfAnyInRange('0', '9') >= 0 || line.Contains("undated", StringComparison.Ordinal);

    // How much of a block is a dateline, or 0.
    static int LengthAt(string text, Block block)
    {
        var line = text.AsSpan(block.Start, Math.Min(block.End - block.Start, MaximumLength));
        if (!HasDigitOrUndated(line) || !char.IsLetterOrDigit(line[0]))
            return 0;
        if (block.End - block.Start <= MaximumLength && Whole().IsMatch(line))
            return line.Length;
        foreach (var match in Agency().EnumerateMatches(line))
            return match.Length;
        return 0;
    }

    static void Mark(string text, Block block, int length, List<Block> marked)
    {
        var end = TextLines.Trim(text, block.Start, block.Start + length).End;
        marked.Add(new Block(block.Start, end, BlockKind.Dateline));
        var (start, last) = TextLines.Trim(text, end, block.End);
        if (start < last)
            marked.Add(block with { Start = start, End = last });
    }

    // Washington, March 5, 1961, 3 p.m.; Geneva, 21 July 1954.; 21 July 1954
    [GeneratedRegex("^(?:" + Place + @",? (?:le |el )?)?" + Date + Rest + @"(?:\n" + Place + @"[.,]?)?$")]
    private static partial Regex Whole();

    // LONDON, 12 May (Reuters) –; PARIS, March 3, 1990 (AP) —
    [GeneratedRegex(
        @"^[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]+(?:, [A-Z][\p{L}. ]+)?, " + DayOfMonth + @"(?:,? \d{4})? ?(?:\([\p{L} /.-]{2,30}\))? ?[–—-]+ ")]
    private static partial Regex Agency();
}
