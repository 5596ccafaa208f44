using System.Text;

namespace SemanticSearch.Reading.Pdf;

/// <summary>Writes the text of one line from its characters, by where they stand.</summary>
static class LineWriter
{
    // In units of the type's size.
    const double WordGap = 0.15;
    const double WordGapBesideSpaces = 0.28;
    const double UnspacedGap = 0.6;
    const double Raised = 0.12;
    const double SmallType = 0.85;
    const double SamePlace = 0.12;

    /// <summary>Writes the line that pieces make up.</summary>
    public static TextLine Write(List<Piece> row, int page)
    {
        var glyphs = InOrder(row);
        var size = TypicalSize(glyphs);
        var baseline = glyphs.First(g => !g.IsSpace && Math.Abs(g.Size - size) < 0.51).Baseline;
        var gap = GapBetweenWords(glyphs) * size;
        if (ReadingOrder.IsMixed(glyphs))
            (glyphs, gap) = (WithSpaces(glyphs, gap), double.MaxValue);
        var text = new StringBuilder();
        var words = new List<LineWord>();
        var raised = new List<Span>();
        var (previous, space, bold) = (default(Glyph?), false, true);
        foreach (var glyph in ReadingOrder.Sort(glyphs))
        {
            if (glyph.IsSpace)
            {
                space = true;
                continue;
            }
            var isRaised = glyph.Size < SmallType * size && glyph.Baseline > baseline + Raised * size;
            if (previous is not { } before || PartsWords(before, glyph, space, gap, size))
            {
                text.Append(text.Length > 0 ? " " : "");
                words.Add(new LineWord(glyph.Left, glyph.Right, glyph.Text));
            }
            else
            {
                words[^1] = Grown(words[^1], glyph);
            }
            if (isRaised)
                Raise(raised, text.Length, glyph.Text.Length);
            text.Append(glyph.Text);
            bold &= glyph.IsBold || isRaised;
            (previous, space) = (glyph, false);
        }
        return new TextLine
        {
            Text = text.ToString(),
            Superscripts = raised,
            Words = words,
            Left = row.Min(p => p.Left),
            Right = row.Max(p => p.Right),
            Baseline = baseline,
            Size = size,
            IsBold = bold,
            Page = page,
        };
    }

    static bool PartsWords(Glyph before, Glyph next, bool space, double gap, double size)
    {
        var distance = Math.Max(next.Left - before.Right, before.Left - next.Right);
        return Characters.IsUnspaced(next.Text[0]) && Characters.IsUnspaced(before.Text[^1])
            ? distance > UnspacedGap * size
            : distance > gap || (space && (distance > -size || gap == double.MaxValue));
    }

    // Once characters are put into another order, the gaps between them say nothing.
    static List<Glyph> WithSpaces(List<Glyph> glyphs, double gap)
    {
        var spaced = new List<Glyph>(glyphs.Count);
        foreach (var glyph in glyphs)
        {
            if (spaced.Count > 0 && glyph.Left - spaced[^1].Right > gap)
                spaced.Add(glyph with { Text = " " });
            spaced.Add(glyph);
        }
        return spaced;
    }

    static LineWord Grown(LineWord word, Glyph glyph) =>
        new(Math.Min(word.Left, glyph.Left), Math.Max(word.Right, glyph.Right), word.Text + glyph.Text);

    static void Raise(List<Span> raised, int start, int length)
    {
        if (raised.Count > 0 && raised[^1].End == start)
            raised[^1] = raised[^1] with { End = start + length };
        else
            raised.Add(new Span(start, start + length));
    }

    // Some programs draw a character twice to make it bold.
    static List<Glyph> InOrder(List<Piece> row)
    {
        var sorted = row.SelectMany(p => p.Glyphs).OrderBy(g => g.Left).ToList();
        var kept = new List<Glyph>(sorted.Count);
        foreach (var glyph in sorted)
            if (kept.Count == 0 || glyph.Text != kept[^1].Text || glyph.Left - kept[^1].Left > SamePlace * glyph.Size || glyph.IsSpace)
                kept.Add(glyph);
        return kept;
    }

    static double TypicalSize(List<Glyph> glyphs) => glyphs
        .Where(g => !g.IsSpace)
        .GroupBy(g => Math.Round(g.Size * 2) / 2)
        .MaxBy(group => group.Count())!.First().Size;

    // Lines that are spaced out have gaps between all their letters.
    static double GapBetweenWords(List<Glyph> glyphs)
    {
        var gaps = new List<double>();
        var spaces = 0;
        for (var i = 1; i < glyphs.Count; i++)
        {
            if (glyphs[i].IsSpace)
                spaces++;
            else if (!glyphs[i - 1].IsSpace)
                gaps.Add((glyphs[i].Left - glyphs[i - 1].Right) / glyphs[i].Size);
        }
        if (gaps.Count == 0)
            return WordGap;
        gaps.Sort();
        return Math.Max(gaps[gaps.Count / 2] * 1.6, 0) + (spaces > 0 ? WordGapBesideSpaces : WordGap);
    }
}
