namespace SemanticSearch.Reading.Office;

/// <summary>What a paragraph of a word processor is, as its style and its numbering tell.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="HeadingLevel">Level of a heading, from 1; 0 for what is none.</param>
/// <param name="IsTitle">Whether it is in the style of the document's title.</param>
/// <param name="Mark">Its bullet or number as it is shown, or null.</param>
/// <param name="ListLevel">Depth of a list item, from 0.</param>
sealed record ParagraphLook(
    BlockKind Kind = BlockKind.Paragraph, int HeadingLevel = 0, bool IsTitle = false, string? Mark = null, int ListLevel = 0)
{
    /// <summary>A plain paragraph.</summary>
    public static readonly ParagraphLook Plain = new();
}
