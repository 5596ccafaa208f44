namespace SemanticSearch.Reading.Office;

/// <summary>Whose properties are being read.</summary>
enum DocxScope
{
    /// <summary>None: text is.</summary>
    Text,

    /// <summary>Those of a paragraph.</summary>
    Paragraph,

    /// <summary>Those of the mark that ends a paragraph.</summary>
    ParagraphMark,

    /// <summary>Those of a run.</summary>
    Run,

    /// <summary>Those of a table's row.</summary>
    Row,

    /// <summary>Those of a content control.</summary>
    ContentControl,
}
