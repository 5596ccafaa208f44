namespace SemanticSearch.Reading.Pdf;

/// <summary>Puts characters that were drawn one after another and stand side by side together.</summary>
static class PieceFinder
{
    // In units of the type's size. Spaces between words are a quarter of it, and up to a half in justified lines; what parts columns
    // is wider. Pieces of one line that were parted wrongly come together again when lines are made.
    const double MaximumGap = 0.7;
    const double MaximumOverlap = 0.6;
    const double MaximumShift = 0.5;

    /// <summary>The pieces of a page in the order in which they were drawn.</summary>
    public static List<Piece> Find(GlyphPage page)
    {
        var pieces = new List<Piece>();
        Piece? current = null;
        var previous = default(Glyph);
        foreach (var glyph in page.Glyphs)
        {
            if (glyph.Text.Length == 0 || (current is null && glyph.IsSpace))
                continue;
            if (current is null || !Continues(current, previous, glyph))
            {
                current = null;
                if (glyph.IsSpace)
                    continue;
                pieces.Add(current = new Piece());
            }
            current.Add(glyph);
            previous = glyph;
        }
        return pieces;
    }

    static bool Continues(Piece piece, Glyph previous, Glyph next)
    {
        var size = Math.Max(piece.Size, next.Size);
        if (Math.Abs(next.Baseline - piece.Baseline) > MaximumShift * size)
            return false;
        var gap = next.Left - previous.Right;
        if (gap >= -MaximumOverlap * size)
            return gap <= MaximumGap * size;

        // Right to left, one character at a time.
        return previous.Left - next.Right is var back && back >= -MaximumOverlap * size && back <= MaximumGap * size;
    }
}
