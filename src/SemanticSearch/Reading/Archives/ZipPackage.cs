using System.Buffers.Binary;
using System.Text;

namespace SemanticSearch.Reading.Archives;

/// <summary>Tells a document that is packed as zip from an archive of documents.</summary>
static class ZipPackage
{
    const string OfficePrefix = "application/vnd.openxmlformats-officedocument.";

    /// <summary>The media type of a packed document, such as .docx or .epub; null if it is an archive, or damaged.</summary>
    /// <param name="stream">The bytes, which can seek.</param>
    public static string? MediaTypeOf(Stream stream)
    {
        try
        {
            stream.Position = 0;
            if (Declared(stream) is { } declared)
                return declared;
            var names = ZipDirectory.Read(stream, static _ => { }).FirstNames;
            if (names.Contains("[Content_Types].xml"))
                return OfficePrefix + OfficeKind(names);
            if (names.Contains("META-INF/container.xml") && names.Exists(name => name.EndsWith(".opf", StringComparison.OrdinalIgnoreCase)))
                return "application/epub+zip";
            return names.Contains("META-INF/manifest.xml") && names.Contains("content.xml")
                ? "application/vnd.oasis.opendocument.text"
                : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    static string OfficeKind(List<string> names) => names switch
    {
        _ when names.Exists(name => name.StartsWith("word/", StringComparison.Ordinal)) => "wordprocessingml.document",
        _ when names.Exists(name => name.StartsWith("xl/", StringComparison.Ordinal)) => "spreadsheetml.sheet",
        _ when names.Exists(name => name.StartsWith("ppt/", StringComparison.Ordinal)) => "presentationml.presentation",
        _ => "unknown",
    };

    // EPUB and OpenDocument put their media type, unpacked, into a first entry "mimetype"
    // (https://www.w3.org/TR/epub-33/#sec-zip-container-mime).
    static string? Declared(Stream stream)
    {
        const int LocalHeader = 30, MaximumLength = 128;
        Span<byte> start = stackalloc byte[LocalHeader + 8 + MaximumLength];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.Length < LocalHeader + 8 || !start.Slice(LocalHeader, 8).SequenceEqual("mimetype"u8))
            return null;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(start[22..]);
        var extra = BinaryPrimitives.ReadUInt16LittleEndian(start[28..]);
        var at = LocalHeader + 8 + extra;
        if (length == 0 || at + length > start.Length)
            return null;
        return Encoding.ASCII.GetString(start.Slice(at, (int)length)).Trim();
    }
}
