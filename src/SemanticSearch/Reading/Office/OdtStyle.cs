namespace SemanticSearch.Reading.Office;

/// <summary>A style of an ODT file; what is null is taken from its parent.</summary>
sealed class OdtStyle
{
    /// <summary>The name that its users see.</summary>
    public string Name { get; set; } = "";

    /// <summary>The style that it is based on, or null.</summary>
    public string? Parent { get; set; }

    /// <summary>Outline level of its headings, from 1; 0 for none.</summary>
    public int? OutlineLevel { get; set; }

    /// <summary>Whether its text is hidden.</summary>
    public bool? IsHidden { get; set; }

    /// <summary>Whether its paragraphs begin a page.</summary>
    public bool? BreaksBefore { get; set; }

    /// <summary>Whether a page ends with its paragraphs.</summary>
    public bool? BreaksAfter { get; set; }

    /// <summary>What its name says that its paragraphs are, or null.</summary>
    public BlockKind? Kind { get; set; }

    /// <summary>Whether it is the style of titles.</summary>
    public bool IsTitle { get; set; }
}
