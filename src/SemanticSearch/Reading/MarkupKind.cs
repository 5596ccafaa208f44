namespace SemanticSearch.Reading;

/// <summary>What markup a text begins with.</summary>
enum MarkupKind
{
    /// <summary>None that is certain.</summary>
    None,

    /// <summary>HTML: its document type or its root element.</summary>
    Html,

    /// <summary>TEI: its root element.</summary>
    Tei,

    /// <summary>XML of another kind: an XML declaration, and a root element that is not known.</summary>
    Xml,
}
