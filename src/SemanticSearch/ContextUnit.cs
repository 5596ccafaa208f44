using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>What a <see cref="ContextWindow"/> counts in.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ContextUnit>))]
public enum ContextUnit
{
    /// <summary>Sentences, at most 20 a side; headings come along uncounted.</summary>
    Sentences,

    /// <summary>Characters, at most 8,000 a side, cut between words.</summary>
    Chars,

    /// <summary>Paragraphs, at most 20 a side; the first is the rest of the one that the passage begins or ends in.</summary>
    Paragraph,

    /// <summary>Sections, at most 6 a side: 1 reaches to the end of the innermost section, 2 to that of the one around it.</summary>
    Section,

    /// <summary>Pages, at most 10 a side: 1 reaches to the end of the page. Nothing where the source has no pages.</summary>
    Page,
}
