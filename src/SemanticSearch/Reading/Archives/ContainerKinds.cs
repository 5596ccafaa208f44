using SemanticSearch.Reading.Tables;

namespace SemanticSearch.Reading.Archives;

/// <summary>Tells containers by content, and tables, which are text, by name.</summary>
static class ContainerKinds
{
    /// <summary>Bytes that are looked at.</summary>
    public const int PeekBytes = 4096;

    static readonly string[] ArchiveExtensions = [".zip", ".tar", ".gz", ".tgz", ".xz", ".txz", ".bz2", ".tbz", ".tbz2"];

    static readonly string[] ArchiveTypes =
    [
        "application/zip",
        "application/x-zip-compressed",
        "application/x-tar",
        "application/gzip",
        "application/x-gzip",
        "application/x-xz",
        "application/x-bzip2",
    ];

    /// <summary>Whether a file of that name is opened where nobody named it, in a folder or an archive. JSON is mostly something else than
    /// documents, so it takes a mapping to say that it is.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="location">Where it lies, or the archive that holds it; or null.</param>
    public static bool Takes(string fileName, string? location)
    {
        return IsArchive(fileName) || OfExtension(Path.GetExtension(fileName)) switch
        {
            null => false,
            ContainerKind.DelimitedTable => true,
            _ => RowMappingFile.IsBeside(location) && !fileName.EndsWith(".mapping.json", StringComparison.OrdinalIgnoreCase),
        };
    }

    /// <summary>Whether a file is an archive by its name.</summary>
    public static bool IsArchive(string fileName) =>
        ArchiveExtensions.Contains(Path.GetExtension(fileName), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a media type is that of an archive.</summary>
    public static bool IsArchiveType(string mediaType) =>
        ArchiveTypes.Contains(mediaType.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>What the first bytes, the media type and the name tell, or null if it is no container. That a zip archive is one document
    /// remains to be found out.</summary>
    public static ContainerKind? Of(string? mediaType, string fileName, ReadOnlySpan<byte> first)
    {
        if (OfContent(first) is { } kind)
            return kind;
        if (ContentSignature.OfStart(first) is not null || MarkupSign.Of(first) is MarkupKind.Html or MarkupKind.Tei)
            return null;
        return mediaType is null
            ? OfExtension(Path.GetExtension(fileName))
            : OfMediaType(mediaType.Split(';')[0].Trim().ToLowerInvariant());
    }

    static ContainerKind? OfContent(ReadOnlySpan<byte> first) => first switch
    {
        _ when ZipEntries.Recognizes(first) => ContainerKind.Zip,
        [0x1F, 0x8B, 8, ..] => ContainerKind.Gzip,
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => ContainerKind.Xz,
        [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31 or 0x17, 0x41 or 0x72, ..] => ContainerKind.Bzip2,
        _ when TarEntries.Recognizes(first) => ContainerKind.Tar,
        _ => null,
    };

    static ContainerKind? OfExtension(string extension) => extension.ToLowerInvariant() switch
    {
        ".csv" or ".tsv" or ".tab" => ContainerKind.DelimitedTable,
        ".jsonl" or ".ndjson" => ContainerKind.JsonLines,
        ".json" => ContainerKind.Json,
        _ => null,
    };

    static ContainerKind? OfMediaType(string mediaType) => mediaType switch
    {
        "text/csv" or "application/csv" or "text/tab-separated-values" => ContainerKind.DelimitedTable,
        "application/jsonl" or "application/x-ndjson" or "application/ndjson" or "application/json-lines" => ContainerKind.JsonLines,
        "application/json" => ContainerKind.Json,
        _ => null,
    };
}
