using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>What a <see cref="Block"/> is in its document.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<BlockKind>))]
public enum BlockKind
{
    /// <summary>A paragraph of prose.</summary>
    Paragraph,

    /// <summary>A heading, with or without a section of its own.</summary>
    Heading,

    /// <summary>An item of a list, its mark included.</summary>
    ListItem,

    /// <summary>A row of a table, <c> | </c> between its cells.</summary>
    TableRow,

    /// <summary>A quotation set apart from the text.</summary>
    Quotation,

    /// <summary>Where and when a text was written: <c>Washington, March 5, 1961.</c></summary>
    Dateline,

    /// <summary>The caption of a figure or table.</summary>
    Caption,

    /// <summary>A footnote or endnote, see <see cref="Note"/>.</summary>
    Note,

    /// <summary>An article, or a paragraph of a resolution: the unit that is cited by its number.</summary>
    Provision,

    /// <summary>Lines that stand as they are: code, verse.</summary>
    Verbatim,
}
