namespace SemanticSearch.Reading.Office;

/// <summary>A style as it is written; what is null is taken from the style it is based on.</summary>
sealed class DocxStyle
{
    /// <summary>Its name, which Word writes in English whatever its language.</summary>
    public string Name { get; set; } = "";

    /// <summary>Id of the style that it is based on, or null.</summary>
    public string? BasedOn { get; set; }

    /// <summary>Outline level from 0 (highest) to 8, or 9 for body text.</summary>
    public int? OutlineLevel { get; set; }

    /// <summary>The numbering that its paragraphs take part in, 0 for none.</summary>
    public int? NumberingId { get; set; }

    /// <summary>Level of the numbering, from 0.</summary>
    public int? NumberingLevel { get; set; }

    /// <summary>Whether its text is hidden.</summary>
    public bool? IsHidden { get; set; }

    /// <summary>What its name says that its paragraphs are, or null.</summary>
    public BlockKind? Kind { get; set; }

    /// <summary>Whether it is the style of titles.</summary>
    public bool IsTitle { get; set; }
}
