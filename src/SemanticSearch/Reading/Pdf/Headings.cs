namespace SemanticSearch.Reading.Pdf;

/// <summary>Tells headings by their type, or by the file's outline, and ranks them.</summary>
sealed class Headings(TypeSizes sizes, PdfOutline outline)
{
    const double LargeType = 1.12;
    const int LongestHeading = 250;
    const int LongestBold = 150;
    const int MostLines = 5;

    /// <summary>Marks the headings among blocks.</summary>
    public void Mark(List<TextBlock> blocks)
    {
        var found = new Dictionary<TextBlock, int?>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Kind == BlockKind.TableRow)
                continue;
            var level = outline.LevelOf(blocks[i].Text);
            if ((level is not null && blocks[i].Lines.Count <= MostLines) || IsHeading(blocks, i))
                found[blocks[i]] = level;
        }
        foreach (var (block, level) in Levels(found))
            (block.Kind, block.Level) = (BlockKind.Heading, level);
    }

    bool IsHeading(List<TextBlock> blocks, int i)
    {
        var (block, text) = (blocks[i], blocks[i].Text);
        if (block.Lines.Count > MostLines || text.Length > LongestHeading || !text.Any(char.IsLetter))
            return false;
        var first = block.Lines[0];
        if (first.Size > LargeType * sizes.Body)
            return true;
        if (block.Kind == BlockKind.ListItem && ListMarks.BulletLength(text) > 0)
            return false;
        var isClosed = text[^1] is '.' or ';' or ',' or ':' && !ListMarks.IsNumbered(text);
        if (block.Lines.TrueForAll(line => line.IsBold) && first.Size > 0.94 * sizes.Body)
            return text.Length <= LongestBold && !isClosed && !IsTableHead(blocks, i);
        return first.IsCapital && block.Lines.Count <= 2 && text.Length is >= 4 and <= 100 && !isClosed && first.Size > 0.94 * sizes.Body
            && text.Count(char.IsLetter) >= 4 && i + 1 < blocks.Count && !blocks[i + 1].Lines[0].IsCapital;
    }

    static bool IsTableHead(List<TextBlock> blocks, int i) => i + 1 < blocks.Count && blocks[i + 1].Kind == BlockKind.TableRow && i > 0
        && blocks[i - 1].Kind == BlockKind.TableRow;

    static IEnumerable<(TextBlock Block, int Level)> Levels(Dictionary<TextBlock, int?> found)
    {
        var styles = found.Keys.GroupBy(Style).OrderByDescending(group => group.Key).ToList();
        var (level, last) = (0, 0);
        foreach (var style in styles)
        {
            var told = style.Select(block => found[block]).OfType<int>().ToList();
            level = told.Count > 0 ? told.GroupBy(l => l).MaxBy(group => group.Count())!.Key : last + 1;
            last = Math.Max(last, level);
            foreach (var block in style)
                yield return (block, Math.Clamp(found[block] ?? level, 1, SectionBuilder.MaximumLevel));
        }
    }

    static (double Size, bool IsCapital, bool IsBold) Style(TextBlock block) => (
        Math.Round(block.Lines[0].Size * 2) / 2,
        block.Lines.TrueForAll(line => line.IsCapital),
        block.Lines.TrueForAll(line => line.IsBold));
}
