using System.Xml.Linq;
using SemanticSearch.Reading.Archives;
using SemanticSearch.Reading.Html;

namespace SemanticSearch.Reading.Epub;

/// <summary>The package file of a book (https://www.w3.org/TR/epub-33/#sec-package-doc): its metadata and its texts in order.</summary>
sealed class EpubPackage
{
    const int MaximumFiles = 5_000;

    readonly XElement _root;
    readonly string _path;
    readonly Dictionary<string, XElement> _items = new(StringComparer.Ordinal);

    EpubPackage(XElement root, string path)
    {
        (_root, _path) = (root, path);
        foreach (var item in root.Named("item"))
            if (item.Value("id") is { } id)
                _items.TryAdd(id, item);
    }

    /// <summary>The paths of the texts in reading order, without repetition.</summary>
    public IReadOnlyList<string> Texts => _root.Named("itemref")
        .Select(reference => reference.Value("idref") is { } id ? _items.GetValueOrDefault(id) : null)
        .OfType<XElement>()
        .Where(static item => !Says(item, "properties", "nav") && item.Value("media-type") is null or "application/xhtml+xml" or "text/html"
            or "application/x-dtbook+xml" or "text/x-oeb1-document")
        .Select(PathOf)
        .OfType<string>()
        .Distinct()
        .Take(MaximumFiles)
        .ToList();

    /// <summary>The path of the navigation document of EPUB 3, or null.</summary>
    public string? Navigation =>
        _items.Values.FirstOrDefault(static item => Says(item, "properties", "nav")) is { } item ? PathOf(item) : null;

    /// <summary>The path of the table of contents of EPUB 2, or null.</summary>
    public string? Contents => _items.Values
        .FirstOrDefault(static item => item.Value("media-type") == "application/x-dtbncx+xml") is { } item ? PathOf(item) : null;

    /// <summary>Opens the package that a book's container names.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: there is none, or it is damaged.</exception>
    public static EpubPackage Open(DocumentContent content, BoundedZip zip)
    {
        var container = EpubXml.Parse(zip.Read("META-INF/container.xml"));
        var path = container?.Named("rootfile").Select(static file => file.Value("full-path")).OfType<string>().FirstOrDefault();
        if (path is null || BookPath.Resolve("", path) is not { } package)
            throw content.Unreadable("is not an EPUB book: its container names no package; convert it to EPUB or HTML anew");
        var root = EpubXml.Parse(zip.Read(package))
            ?? throw content.Unreadable("is an EPUB book whose package file is missing or not well-formed XML; make it anew");
        return new EpubPackage(root, package);
    }

    /// <summary>The values of a Dublin Core element, such as <c>creator</c>, in their order and not empty.</summary>
    public IEnumerable<string> Values(string name) => Elements(name).Select(TextOf).Where(static text => text.Length > 0);

    /// <summary>The Dublin Core elements of that name.</summary>
    public IEnumerable<XElement> Elements(string name) => Metadata?.Named(name) ?? [];

    /// <summary>The value of a <c>meta</c> element by its <c>property</c>, or null.</summary>
    public string? Property(string property) => Metadata?.Named("meta")
        .Where(meta => meta.Value("property") == property && meta.Value("refines") is null)
        .Select(TextOf)
        .FirstOrDefault(static text => text.Length > 0);

    /// <summary>The identifier that the package calls its own, or else the first.</summary>
    public string? Identifier => (Elements("identifier").FirstOrDefault(e => e.Value("id") == _root.Value("unique-identifier"))
        ?? Elements("identifier").FirstOrDefault()) is { } own ? TextOf(own) : null;

    XElement? Metadata => _root.Elements().FirstOrDefault(static element => element.Name.LocalName == "metadata");

    string? PathOf(XElement item) => item.Value("href") is { } href ? BookPath.Resolve(_path, href) : null;

    static string TextOf(XElement element) => string.Join(' ', element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static bool Says(XElement element, string attribute, string word) =>
        element.Value(attribute)?.Split(' ').Contains(word) == true;
}
