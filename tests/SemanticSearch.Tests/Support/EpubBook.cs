using System.IO.Compression;
using System.Text;

namespace SemanticSearch.Tests.Support;

/// <summary>Packs a small EPUB book.</summary>
static class EpubBook
{
    const string Container = """
        <?xml version="1.0"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles><rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
        """;

    /// <summary>A book with a title, an author, and texts in order; further entries by their path.</summary>
    public static byte[] Of(IReadOnlyList<(string Path, string Body)> texts, params IReadOnlyList<(string Path, string Text)> others)
    {
        var items = string.Concat(texts.Select((text, i) =>
            $"""<item id="t{i}" href="{text.Path.Replace(" ", "%20", StringComparison.Ordinal)}" media-type="application/xhtml+xml"/>"""));
        var spine = string.Concat(texts.Select((_, i) => $"""<itemref idref="t{i}"/>"""));
        var package = $"""
            <?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
            <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A Book</dc:title><dc:creator>Ann Author</dc:creator>
            <dc:language>en</dc:language><dc:date>1979-03-26</dc:date><dc:identifier id="id">urn:isbn:1</dc:identifier></metadata>
            <manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>{items}</manifest>
            <spine>{spine}</spine></package>
            """;
        return Pack([
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", Container),
            ("OEBPS/package.opf", package),
            .. texts.Select(text => ($"OEBPS/{text.Path}", Page(text.Body))),
            .. others,
        ]);
    }

    /// <summary>A ZIP file of those entries, the first of them not compressed.</summary>
    public static byte[] Pack(IReadOnlyList<(string Path, string Text)> entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
            foreach (var (path, text) in entries)
            {
                var entry = zip.CreateEntry(path, path == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
                using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                writer.Write(text);
            }
        return stream.ToArray();
    }

    static string Page(string body) => $"""
        <?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>
        <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{body}</body></html>
        """;
}
