using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// Takes the footnotes from the feet of the columns. They begin with a label, raised or in small type, and reach to the column's end;
/// a short rule may stand above them. What stands under a rule without a label goes on from the page before.
/// </summary>
sealed partial class FootnoteFinder(TypeSizes sizes)
{
    const double SmallType = 0.94;
    const double LongestRule = 0.62;

    readonly List<FootNote> _notes = [];

    /// <summary>The notes of all pages in their order; their lines are taken from the pages.</summary>
    public List<FootNote> Take(List<PageLines> pages)
    {
        foreach (var page in pages)
            foreach (var column in page.Columns)
                Take(page, column);
        foreach (var page in pages)
            page.Columns.RemoveAll(column => column.Count == 0);
        return _notes;
    }

    void Take(PageLines page, List<TextLine> column)
    {
        var start = Start(page, column);
        if (start >= column.Count)
            return;
        foreach (var line in column.Skip(start))
        {
            if (LabelOf(line, IsSmall(line)) is { } label && Follows(label.Text, line.Page))
                _notes.Add(new FootNote(label.Text, line.Page, NoteKind.Footnote) { Lines = { line }, Start = label.End });
            else if (_notes.Count > 0)
                _notes[^1].Lines.Add(line);
        }
        column.RemoveRange(start, column.Count - start);
    }

    int Start(PageLines page, List<TextLine> column)
    {
        var under = UnderRule(page, column);
        if (under < column.Count && (LabelOf(column[under], IsSmall(column[under])) is not null || GoesOn(column[under])))
            return under;
        var first = column.Count;
        for (var i = column.Count - 1; i >= 0 && !IsLarge(column[i]); i--)
        {
            if (LabelOf(column[i], isSmall: false) is not null)
                first = i;
            else if (LabelOf(column[i], IsSmall(column[i])) is not null && column.Skip(i).All(IsSmall) && IsApart(column, i))
                first = i;
        }
        return first;
    }

    // The lowest short rule at the column's left edge with text above it.
    static int UnderRule(PageLines page, List<TextLine> column)
    {
        var (left, right) = (column.Min(line => line.Left), column.Max(line => line.Right));
        var lowest = double.MaxValue;
        foreach (var rule in page.Rules)
            if (Math.Abs(rule.Left - left) < 20 && rule.Right - rule.Left < LongestRule * Math.Max(right - left, page.Width / 3)
                && rule.Height < 0.8 * page.Height && rule.Height > column[^1].Baseline + column[^1].Size / 2)
                lowest = Math.Min(lowest, rule.Height);
        var under = column.FindIndex(line => line.Baseline < lowest);
        return under < 0 || lowest == double.MaxValue ? column.Count : under;
    }

    bool GoesOn(TextLine line) => _notes.Count > 0 && _notes[^1].Lines[^1].Page == line.Page - 1 && line.Size <= sizes.Body * 1.02;

    bool Follows(string label, int page) => !int.TryParse(label, out var number) || _notes.Count == 0
        || !int.TryParse(_notes[^1].Label, out var last) || number > last || (number == 1 && _notes[^1].Page != page);

    bool IsSmall(TextLine line) => line.Size <= SmallType * sizes.Body;

    bool IsLarge(TextLine line) => line.Size > 1.06 * sizes.Body;

    static bool IsApart(List<TextLine> column, int i) =>
        i == 0 || column[i - 1].Baseline - column[i].Baseline > 1.1 * column[i].Size || column[i - 1].Size > column[i].Size * 1.04;

    /// <summary>The label that a line begins with, and where its words begin.</summary>
    static (string Text, int End)? LabelOf(TextLine line, bool isSmall)
    {
        if (line.Superscripts is [{ Start: 0 } mark, ..] && line.Text.Length > mark.End
            && RaisedLabel().IsMatch(line.Text.AsSpan(0, mark.End)))
            return (line.Text[..mark.End].TrimEnd('.', ')'), mark.End);
        var match = isSmall ? SmallLabel().Match(line.Text) : SymbolLabel().Match(line.Text);
        return match.Success ? (match.Groups[1].Value, match.Length) : null;
    }

    [GeneratedRegex(@"^(\d{1,4}|[ivxlc]{1,6}|[a-z]|[*†‡§¶#]{1,4})[.)]?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex RaisedLabel();

    [GeneratedRegex(@"^[\[(]?(\d{1,4}|[a-z]|[*†‡§¶]{1,4})[\].)]*\s+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SmallLabel();

    [GeneratedRegex(@"^([†‡¶]{1,4}|\*{1,4})\s*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SymbolLabel();
}
