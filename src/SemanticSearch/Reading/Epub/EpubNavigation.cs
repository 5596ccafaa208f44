using System.Xml.Linq;
using SemanticSearch.Reading.Archives;
using SemanticSearch.Reading.Html;

namespace SemanticSearch.Reading.Epub;

/// <summary>The titles of a book's chapters and the places of its printed pages, from the navigation document of EPUB 3 or the table of
/// contents of EPUB 2.</summary>
sealed class EpubNavigation
{
    readonly Dictionary<string, string> _titles = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _pages = new(StringComparer.Ordinal);

    /// <summary>The labels of pages by the address where each begins, such as <c>text/one.xhtml#p3</c>.</summary>
    public IReadOnlyDictionary<string, string> Pages => _pages;

    /// <summary>Reads what of the two there is.</summary>
    public EpubNavigation(EpubPackage package, BoundedZip zip)
    {
        if (package.Navigation is { } navigation && EpubXml.Parse(zip.Read(navigation)) is { } page)
            foreach (var nav in page.Named("nav"))
                foreach (var link in nav.Named("a"))
                    Add(nav.Value("type") == "page-list" ? _pages : _titles, navigation, link.Value("href"), link.Value);
        if (package.Contents is { } contents && EpubXml.Parse(zip.Read(contents)) is { } ncx)
            foreach (var point in ncx.Descendants().Where(static e => e.Name.LocalName is "navPoint" or "pageTarget"))
                Add(point.Name.LocalName == "pageTarget" ? _pages : _titles, contents, Child(point, "content")?.Value("src"),
                    Child(point, "navLabel")?.Value);
    }

    /// <summary>The title of the file at a path, or null.</summary>
    public string? TitleOf(string path) => _titles.GetValueOrDefault(path);

    static XElement? Child(XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    static void Add(Dictionary<string, string> entries, string from, string? reference, string? label)
    {
        if (reference is null || BookPath.Resolve(from, reference) is not { } path)
            return;
        var words = string.Join(' ', (label ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var mark = reference.IndexOf('#', StringComparison.Ordinal);
        if (words.Length > 0)
            entries.TryAdd(mark < 0 ? path : path + reference[mark..], words);
    }
}
