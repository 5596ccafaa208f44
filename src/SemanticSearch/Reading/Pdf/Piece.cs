namespace SemanticSearch.Reading.Pdf;

/// <summary>Characters that stand on one line without a wide gap: a word, a line of a column, or the cell of a table.</summary>
sealed class Piece
{
    /// <summary>Its characters, as they were drawn.</summary>
    public List<Glyph> Glyphs { get; } = [];

    /// <summary>Where its first visible character begins.</summary>
    public double Left { get; private set; } = double.MaxValue;

    /// <summary>Where its last visible character ends.</summary>
    public double Right { get; private set; } = double.MinValue;

    /// <summary>Baseline of its largest type.</summary>
    public double Baseline { get; private set; }

    /// <summary>Its largest type.</summary>
    public double Size { get; private set; }

    /// <summary>How many visible characters it has.</summary>
    public int Visible { get; private set; }

    /// <summary>Adds a character.</summary>
    public void Add(Glyph glyph)
    {
        Glyphs.Add(glyph);
        if (glyph.IsSpace)
            return;
        Visible++;
        Left = Math.Min(Left, Math.Min(glyph.Left, glyph.Right));
        Right = Math.Max(Right, Math.Max(glyph.Left, glyph.Right));
        if (glyph.Size > Size)
            (Size, Baseline) = (glyph.Size, glyph.Baseline);
    }
}
