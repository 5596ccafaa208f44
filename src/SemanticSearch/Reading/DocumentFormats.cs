using System.Net.Mime;
using SemanticSearch.Reading.Epub;
using SemanticSearch.Reading.Html;
using SemanticSearch.Reading.Office;
using SemanticSearch.Reading.Tei;

namespace SemanticSearch.Reading;

/// <summary>The formats that are read, and the choice among them.</summary>
static class DocumentFormats
{
    // Plain text recognises everything and so comes last.
    static readonly IDocumentFormat[] All =
    [
        new EpubFormat(),
        new HtmlFormat(),
        new DocxFormat(),
        new OdtFormat(),
        new TeiFormat(),
        new MarkdownFormat(),
        new PlainTextFormat(),
    ];

    /// <summary>Whether a folder's file of that name is read.</summary>
    public static bool ReadsExtensionOf(string fileName) => OfExtension(Path.GetExtension(fileName)) is not null;

    /// <summary>The format of a document: by its media type if it has one, else by its extension, else by its content.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: nothing reads that.</exception>
    public static IDocumentFormat Choose(string? mediaType, DocumentContent content)
    {
        if (mediaType is not null)
            return OfMediaType(mediaType) ?? throw content.Unreadable(
                $"has the media type '{mediaType}', which is not read; send one of {List(format => format.MediaTypes)}");
        var extension = Path.GetExtension(content.FileName);
        if (extension.Length > 0)
            return OfExtension(extension) ?? throw content.Unreadable(
                $"has the extension '{extension}', which is not read; convert it to one of {List(format => format.Extensions)}");
        return All.First(format => format.Recognizes(content.Bytes.Span));
    }

    static IDocumentFormat? OfExtension(string extension) =>
        Array.Find(All, format => format.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));

    static IDocumentFormat? OfMediaType(string mediaType)
    {
        try
        {
            var name = new ContentType(mediaType).MediaType;
            return Array.Find(All, format => format.MediaTypes.Contains(name, StringComparer.OrdinalIgnoreCase));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    static string List(Func<IDocumentFormat, IEnumerable<string>> names) => string.Join(", ", All.Reverse().SelectMany(names));
}
