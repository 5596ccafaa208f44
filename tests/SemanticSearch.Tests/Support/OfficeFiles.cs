using System.IO.Compression;
using System.Text;

namespace SemanticSearch.Tests.Support;

/// <summary>Builds small DOCX and ODT files from the XML that a test is about.</summary>
static class OfficeFiles
{
    const string WordNamespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    const string OdfNamespaces =
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
        + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
        + "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "
        + "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        + "xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

    const string Kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /// <summary>The parts of a DOCX file by path, for a test to change before it is packed.</summary>
    /// <param name="body">What is in <c>w:body</c>.</param>
    /// <param name="others">Contents of the roots of other parts, by their name, such as <c>styles</c>.</param>
    public static Dictionary<string, string> DocxParts(string body, params (string Name, string Xml)[] others)
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
            ["_rels/.rels"] = Relationships([("officeDocument", "word/document.xml"), ("core-properties", "docProps/core.xml"),
                ("extended-properties", "docProps/app.xml"), ("custom-properties", "docProps/custom.xml")]),
            ["word/document.xml"] = $"<w:document {WordNamespaces}><w:body>{body}</w:body></w:document>",
            ["word/_rels/document.xml.rels"] = Relationships([.. others.Select(other => (other.Name, other.Name + ".xml"))]),
        };
        foreach (var (name, xml) in others)
            parts[$"word/{name}.xml"] = $"<w:{name} {WordNamespaces}>{xml}</w:{name}>";
        return parts;
    }

    /// <summary>A DOCX file.</summary>
    public static byte[] Docx(string body, params (string Name, string Xml)[] others) => Zip(DocxParts(body, others));

    /// <summary>A paragraph of a DOCX file.</summary>
    /// <param name="text">Its text; null for none.</param>
    /// <param name="properties">What is in <c>w:pPr</c>.</param>
    public static string P(string? text, string properties = "") =>
        $"<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}{(text is null ? "" : R(text))}</w:p>";

    /// <summary>A run of a DOCX file.</summary>
    public static string R(string text) => $"<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    /// <summary>The parts of an ODT file by path.</summary>
    /// <param name="body">What is in <c>office:text</c>.</param>
    /// <param name="automatic">The text's own styles.</param>
    /// <param name="styles">The named styles.</param>
    /// <param name="meta">What is in <c>office:meta</c>.</param>
    public static Dictionary<string, string> OdtParts(string body, string automatic = "", string styles = "", string meta = "") => new()
    {
        ["mimetype"] = "application/vnd.oasis.opendocument.text",
        ["META-INF/manifest.xml"] = "<manifest/>",
        ["content.xml"] = $"<office:document-content {OdfNamespaces}><office:automatic-styles>{automatic}</office:automatic-styles>"
            + $"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        ["styles.xml"] = $"<office:document-styles {OdfNamespaces}><office:styles>{styles}</office:styles></office:document-styles>",
        ["meta.xml"] = $"<office:document-meta {OdfNamespaces}><office:meta>{meta}</office:meta></office:document-meta>",
    };

    /// <summary>An ODT file.</summary>
    public static byte[] Odt(string body, string automatic = "", string styles = "", string meta = "") =>
        Zip(OdtParts(body, automatic, styles, meta));

    /// <summary>A flat ODT file.</summary>
    public static string Fodt(string body, string meta = "") =>
        $"<?xml version=\"1.0\"?><office:document {OdfNamespaces} office:mimetype=\"application/vnd.oasis.opendocument.text\">"
        + $"<office:meta>{meta}</office:meta><office:body><office:text>{body}</office:text></office:body></office:document>";

    /// <summary>Packs files into a zip archive.</summary>
    public static byte[] Zip(IEnumerable<KeyValuePair<string, string>> files)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in files)
            {
                using var entry = archive.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression
                    : CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        return stream.ToArray();
    }

    static string Relationships(IEnumerable<(string Type, string Target)> links) =>
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        + string.Concat(links.Select((link, i) => $"<Relationship Id='r{i}' Type='{Kind}{link.Type}' Target='{link.Target}'/>"))
        + "</Relationships>";
}
