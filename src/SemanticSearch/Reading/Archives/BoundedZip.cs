using System.IO.Compression;
using System.Runtime.InteropServices;

namespace SemanticSearch.Reading.Archives;

/// <summary>
/// A zip archive in memory that gives no more than it is allowed to: a bounded number of entries, bounded bytes of each and of all that
/// are read, whatever sizes it declares. Not safe for concurrent use.
/// </summary>
sealed class BoundedZip
{
    /// <summary>Unpacked bytes of one entry at most.</summary>
    public const int MaximumEntryBytes = 32 << 20;

    /// <summary>Unpacked bytes of all entries that are read, at most.</summary>
    public const int MaximumTotalBytes = 96 << 20;

    // What deflate makes of one byte at most (https://www.zlib.net/zlib_tech.html), and room for the smallest streams.
    const int MaximumRatio = 1_032;
    const int RatioSlack = 1_024;

    readonly DocumentContent _content;
    readonly Dictionary<string, ZipEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    int _left = MaximumTotalBytes;

    BoundedZip(DocumentContent content)
    {
        _content = content;
        foreach (var entry in PackageDirectory.Read(content))
            _entries.TryAdd(entry.Name, entry);
    }

    /// <summary>The paths of the entries, in no order; they are compared without regard to case.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>Opens a document as a zip archive.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: it is none, is damaged, or has too many or
    /// overlapping entries.</exception>
    public static BoundedZip Open(DocumentContent content) => new(content);

    /// <summary>Whether there is an entry of that path.</summary>
    public bool Contains(string name) => _entries.ContainsKey(name);

    /// <summary>The bytes of an entry, or null if there is none of that path.</summary>
    /// <param name="name">Its path with <c>/</c>.</param>
    /// <param name="maximumBytes">How many bytes it may have.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: it is too large, damaged, encrypted, or packed
    /// in an unknown way.</exception>
    public byte[]? Read(string name, int maximumBytes = MaximumEntryBytes)
    {
        if (!_entries.TryGetValue(name, out var entry))
            return null;
        if (entry.IsEncrypted)
            throw _content.Unreadable($"is encrypted ('{entry.Name}' needs a password); remove the password and save it again");
        if (entry.Length > Math.Min(maximumBytes, _left))
            throw _content.Unreadable(
                $"holds '{entry.Name}' of {entry.Length} bytes, which is more than is unpacked of one document; split it");
        if (entry.Length > entry.PackedLength * MaximumRatio + RatioSlack)
            throw Damaged(entry);
        _left -= (int)entry.Length;
        var bytes = Unpack(entry);
        return Crc32.Of(bytes) == entry.Checksum ? bytes : throw Damaged(entry);
    }

    byte[] Unpack(ZipEntry entry)
    {
        var packed = _content.Bytes.Slice((int)entry.DataStart, (int)entry.PackedLength);
        if (entry.Method == 0)
            return entry.Length == entry.PackedLength ? packed.ToArray() : throw Damaged(entry);
        if (entry.Method != 8)
            throw _content.Unreadable($"packs '{entry.Name}' by method {entry.Method}, which is not read; pack it with deflate");
        var bytes = new byte[entry.Length];
        try
        {
            using var stream = new DeflateStream(Open(packed), CompressionMode.Decompress);
            stream.ReadExactly(bytes);
            return stream.ReadByte() < 0 ? bytes : throw Damaged(entry);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw Damaged(entry, e);
        }
    }

    static MemoryStream Open(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);

    SemanticSearchException Damaged(ZipEntry entry, Exception? cause = null) =>
        _content.Unreadable($"is a damaged zip archive: '{entry.Name}' does not unpack to what it should; get it again", cause);
}
