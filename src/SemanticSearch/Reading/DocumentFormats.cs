using System.Net.Mime;
using SemanticSearch.Reading.Archives;
using SemanticSearch.Reading.Epub;
using SemanticSearch.Reading.Html;
using SemanticSearch.Reading.Office;
using SemanticSearch.Reading.Pdf;
using SemanticSearch.Reading.Tei;

namespace SemanticSearch.Reading;

/// <summary>The formats that are read, and the choice among them.</summary>
static class DocumentFormats
{
    const string Tei = "application/tei+xml";
    const string Html = "text/html";

    // Whole archives have been opened before.
    const string NoArchive = "but is no such archive, or a damaged one; fetch or pack it again";

    // Plain text recognises everything and so comes last.
    static readonly IDocumentFormat[] All =
    [
        new PdfFormat(),
        new EpubFormat(),
        new HtmlFormat(),
        new DocxFormat(),
        new OdtFormat(),
        new TeiFormat(),
        new MarkdownFormat(),
        new PlainTextFormat(),
    ];

    static readonly string[] PackageTypes =
    [
        "application/epub+zip",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ];

    static readonly string[] VagueTypes =
        ["application/octet-stream", "binary/octet-stream", "application/xml", "text/xml", "application/x-download"];

    // Formats that are not text: what has their name, and is markup, is the error page of a web server.
    static readonly string[] BinaryTypes = ["application/pdf", .. PackageTypes];

    /// <summary>Whether a folder's file of that name is read.</summary>
    public static bool ReadsExtensionOf(string fileName) => OfExtension(Path.GetExtension(fileName)) is not null;

    /// <summary>Whether bytes that a server gives a media type, or none, are worth fetching: some format reads it, or it says nothing.</summary>
    public static bool MayRead(string? mediaType) =>
        mediaType is null || IsVague(mediaType) || OfMediaType(mediaType) is not null;

    /// <summary>Whether a media type leaves it to the content what the format is.</summary>
    public static bool IsVague(string mediaType) =>
        VagueTypes.Contains(mediaType.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The format of a document. Bytes that are no text say it themselves, whatever their name. Text is what its media type says, or else
    /// its extension, unless it begins as HTML or TEI do; a text without either is what a format recognises.
    /// </summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: nothing reads that.</exception>
    public static IDocumentFormat Choose(string? mediaType, DocumentContent content)
    {
        if (ContentSignature.Of(content.Bytes) is { } signature)
            return OfSignature(signature, mediaType, content);
        var markup = OfMarkup(MarkupSign.Of(content.Bytes.Span));
        if (mediaType is not null)
        {
            var asked = OfMediaType(mediaType) ?? throw content.Unreadable(ContainerKinds.IsArchiveType(mediaType)
                ? $"has the media type '{mediaType}', {NoArchive}"
                : $"has the media type '{mediaType}', which is not read; send one of {List(format => format.MediaTypes)}");
            return Is(asked, BinaryTypes) ? markup ?? asked : asked;
        }
        var extension = Path.GetExtension(content.FileName);
        if (markup is not null)
            return markup;
        if (extension.Length == 0)
            return All.First(format => format.Recognizes(content.Bytes.Span));
        return OfExtension(extension) ?? throw content.Unreadable(ContainerKinds.IsArchive(content.FileName)
            ? $"has the extension '{extension}', {NoArchive}"
            : $"has the extension '{extension}', which is not read; convert it to one of {List(format => format.Extensions)}");
    }

    // A damaged package looks like any archive: the format that its name promises knows best what it lacks.
    static IDocumentFormat OfSignature(ContentSignature signature, string? mediaType, DocumentContent content) =>
        (signature.MediaType is { } type ? OfMediaType(type) : null)
        ?? (mediaType is null ? OfExtension(Path.GetExtension(content.FileName)) : OfMediaType(mediaType)) switch
        {
            { } promised when signature.MayBePackage && Is(promised, PackageTypes) => promised,
            _ => null,
        }
        ?? throw content.Unreadable($"is {signature.Name}, which is not read; {signature.Advice}");

    static IDocumentFormat? OfMarkup(MarkupKind kind) => kind switch
    {
        MarkupKind.Html => OfMediaType(Html),
        MarkupKind.Tei => OfMediaType(Tei),
        _ => null,
    };

    static bool Is(IDocumentFormat format, string[] types) =>
        format.MediaTypes.Any(type => types.Contains(type, StringComparer.OrdinalIgnoreCase));

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
