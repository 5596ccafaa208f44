using System.IO.Compression;

namespace SemanticSearch.Reading.Archives;

/// <summary>
/// Reads entries of a ZIP file (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT) without trusting what it says of their sizes:
/// a few kilobytes may claim to be, or inflate to, any length.
/// </summary>
sealed class BoundedZip : IDisposable
{
    const int MaximumEntries = 20_000;
    const long MaximumEntryBytes = 64L << 20;
    const long MaximumTotalBytes = 256L << 20;

    // Deflate packs at most 1,032 to 1; text hardly ever reaches 100 to 1.
    const int MaximumRatio = 100;
    const int SmallEntry = 1 << 20;
    const int BufferBytes = 64 * 1024;

    readonly DocumentContent _content;
    readonly ZipArchive _zip;
    readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    long _read;

    BoundedZip(DocumentContent content, ZipArchive zip)
    {
        (_content, _zip) = (content, zip);
        foreach (var entry in zip.Entries)
            _entries.TryAdd(entry.FullName.Replace('\\', '/'), entry);
    }

    /// <summary>Opens a document that is a ZIP file.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: it is none, is damaged, or has more than
    /// 20,000 entries.</exception>
    public static BoundedZip Open(DocumentContent content)
    {
        var stream = new MemoryStream(content.Bytes.ToArray(), writable: false);
        try
        {
            var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            if (zip.Entries.Count > MaximumEntries)
                throw content.Unreadable($"is a ZIP file of more than {MaximumEntries} entries; unpack it and give its files");
            return new BoundedZip(content, zip);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(content, e);
        }
    }

    /// <summary>Whether there is an entry of that name, upper and lower case told apart.</summary>
    public bool Contains(string name) => _entries.ContainsKey(name);

    /// <summary>The bytes of an entry, or null if there is none of that name.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: the entry is damaged, or it, or all that were
    /// read, are too large.</exception>
    public byte[]? Read(string name, CancellationToken cancellationToken)
    {
        if (!_entries.TryGetValue(name, out var entry))
            return null;
        try
        {
            using var stream = entry.Open();
            return Read(entry, stream, cancellationToken);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(_content, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    byte[] Read(ZipArchiveEntry entry, Stream stream, CancellationToken cancellationToken)
    {
        var limit = Math.Min(MaximumEntryBytes, Math.Max(SmallEntry, entry.CompressedLength * MaximumRatio));
        var bytes = new MemoryStream();
        var buffer = new byte[BufferBytes];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (bytes.Length + count > limit || (_read += count) > MaximumTotalBytes)
                throw _content.Unreadable(
                    $"has the entry '{Printable(entry.FullName)}', which unpacks to too much; unpack it and give its files");
            bytes.Write(buffer, 0, count);
        }
        return bytes.ToArray();
    }

    static string Printable(string name) =>
        string.Concat((name.Length > 100 ? name[..100] : name).Select(static c => char.IsControl(c) ? '?' : c));

    static bool IsDamage(Exception e) =>
        e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException;

    static SemanticSearchException Damaged(DocumentContent content, Exception cause) =>
        content.Unreadable("is not a whole ZIP file, or packed in a way that is not read; fetch or make it anew", cause);
}
