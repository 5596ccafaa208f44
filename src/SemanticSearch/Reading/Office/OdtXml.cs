namespace SemanticSearch.Reading.Office;

/// <summary>The namespaces of OpenDocument (OASIS ODF 1.3 part 3, 3.1).</summary>
static class OdtXml
{
    /// <summary>Documents and their parts.</summary>
    public const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

    /// <summary>Text.</summary>
    public const string Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    /// <summary>Tables.</summary>
    public const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

    /// <summary>Frames and shapes.</summary>
    public const string Draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";

    /// <summary>Styles.</summary>
    public const string Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";

    /// <summary>Formatting taken from XSL.</summary>
    public const string Format = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";

    /// <summary>Properties of the document.</summary>
    public const string Meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";

    /// <summary>Titles and descriptions of pictures.</summary>
    public const string Svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";

    /// <summary>Form controls.</summary>
    public const string Form = "urn:oasis:names:tc:opendocument:xmlns:form:1.0";

    /// <summary>LibreOffice's own additions.</summary>
    public const string LibreOffice = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0";

    /// <summary>Links.</summary>
    public const string Link = "http://www.w3.org/1999/xlink";

    /// <summary>Formulas.</summary>
    public const string Math = "http://www.w3.org/1998/Math/MathML";
}
