using SemanticSearch.Reading.Archives;

namespace SemanticSearch.Reading;

/// <summary>What bytes that are no text are, told by how they begin.</summary>
/// <param name="Name">What to call it, as in "is a PNG image".</param>
/// <param name="MediaType">The media type of a document, or null if nothing reads such bytes.</param>
/// <param name="Advice">What to do with it where nothing reads it.</param>
sealed record ContentSignature(string Name, string? MediaType, string Advice)
{
    const string Ocr = "recognise its text first (OCR), and index that";
    const string Repack = "unpack it, or pack it as zip or tar.gz";
    const string Unknown = "convert it to text first";
    const string ResaveOffice = "save it as .docx or PDF";

    static readonly ContentSignature Zip = new("a zip archive", null, "index it by its own, as file or upload, or unpack it");

    static readonly ContentSignature Compound = new("a file of Microsoft Office before 2007 (.doc, .xls, .ppt)", null, ResaveOffice);

    // https://www.iana.org/assignments/media-types and the formats' own specifications.
    static readonly (byte[] Start, ContentSignature Signature)[] Known =
    [
        ([.. "%PDF-"u8], new("a PDF document", "application/pdf", Unknown)),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], Compound),
        ([.. "{\\rtf"u8], new("a Rich Text document", null, ResaveOffice)),
        ([0x89, .. "PNG\r\n"u8], new("a PNG image", null, Ocr)),
        ([0xFF, 0xD8, 0xFF], new("a JPEG image", null, Ocr)),
        ([.. "GIF8"u8], new("a GIF image", null, Ocr)),
        ([.. "II*\0"u8], new("a TIFF image", null, Ocr)),
        ([.. "MM\0*"u8], new("a TIFF image", null, Ocr)),
        ([.. "AT&TFORM"u8], new("a DjVu document", null, Ocr)),
        ([0x1F, 0x8B, 8], new("a gzip archive", null, Repack)),
        ([0xFD, .. "7zXZ\0"u8], new("an xz archive", null, Repack)),
        ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], new("a 7-Zip archive", null, Repack)),
        ([.. "Rar!\u001A\u0007"u8], new("a RAR archive", null, Repack)),
        ([0x28, 0xB5, 0x2F, 0xFD], new("a Zstandard archive", null, Repack)),
        ([.. "SQLite format 3\0"u8], new("an SQLite database", null, "export its table as CSV")),
        ([0x7F, .. "ELF"u8], new("a program", null, "leave it out; it looks binary")),
        ([.. "MZ\u0090\0"u8], new("a program", null, "leave it out; it looks binary")),
        ([.. "OggS\0"u8], new("a recording", null, "transcribe it first")),
        ([.. "ID3\u0003"u8], new("a recording", null, "transcribe it first")),
    ];

    /// <summary>Whether the bytes may be those of an office file or a book that is damaged or encrypted.</summary>
    public bool MayBePackage => ReferenceEquals(this, Zip) || ReferenceEquals(this, Compound);

    /// <summary>What whole bytes are, or null if they may be text. Documents packed as zip are told from archives.</summary>
    public static ContentSignature? Of(ReadOnlyMemory<byte> bytes)
    {
        if (!ZipEntries.Recognizes(bytes.Span))
            return OfStart(bytes.Span);
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        return ZipPackage.MediaTypeOf(stream) switch
        {
            null => Zip,
            var office when office.Contains("spreadsheetml", StringComparison.Ordinal) =>
                new("an Excel workbook", office, "save its table as CSV"),
            var office when office.Contains("presentationml", StringComparison.Ordinal) =>
                new("a PowerPoint file", office, "save it as PDF"),
            var type => new($"a document of the type {type}", type, ResaveOffice),
        };
    }

    /// <summary>What bytes are by their start, zip archives left open; null if they may be text.</summary>
    public static ContentSignature? OfStart(ReadOnlySpan<byte> bytes)
    {
        // Web servers put a line end before a PDF, and mail programs worse; the format allows it.
        var trimmed = bytes.TrimStart(" \t\r\n"u8);
        if (trimmed.StartsWith("%PDF-"u8))
            return Known[0].Signature;
        foreach (var (start, signature) in Known)
        {
            if (bytes.StartsWith(start))
                return signature;
        }
        if (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8))
            return new ContentSignature("a WebP image", null, Ocr);
        return bytes.Length > 68 && bytes[60..].StartsWith("BOOKMOBI"u8)
            ? new ContentSignature("a Kindle book", null, "convert it to EPUB")
            : null;
    }
}
