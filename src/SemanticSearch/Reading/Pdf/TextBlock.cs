namespace SemanticSearch.Reading.Pdf;

/// <summary>Lines that make up one paragraph, heading, item or row.</summary>
sealed class TextBlock(BlockKind kind)
{
    /// <summary>What it is.</summary>
    public BlockKind Kind { get; set; } = kind;

    /// <summary>Level of a heading, 1 to 6; else 0.</summary>
    public int Level { get; set; }

    /// <summary>Its lines, of one page or more.</summary>
    public List<TextLine> Lines { get; } = [];

    /// <summary>The cells of a table's row; else empty.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>Its lines side by side.</summary>
    public string Text => string.Join(' ', Lines.Select(line => line.Text));
}
