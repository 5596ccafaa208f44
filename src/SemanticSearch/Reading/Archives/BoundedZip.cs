using System.IO.Compression;
using System.Runtime.InteropServices;

namespace SemanticSearch.Reading.Archives;

/// <summary>
/// A document that is packed as a zip archive, in memory, which gives no more than it is allowed to: a bounded number of entries, bounded
/// bytes of each and of all that are read, whatever sizes it declares. Not safe for concurrent use.
/// </summary>
sealed class BoundedZip
{
    /// <summary>Unpacked bytes of one entry at most.</summary>
    public const int MaximumEntryBytes = 32 << 20;

    /// <summary>Unpacked bytes of all entries that are read, at most.</summary>
    public const int MaximumTotalBytes = 96 << 20;

    const int MaximumEntries = 20_000;

    static readonly SemanticSearchOptions Limits = new()
    {
        MaximumDocumentBytes = MaximumEntryBytes,
        MaximumArchiveBytes = MaximumTotalBytes,
        MaximumArchiveEntries = MaximumEntries,
    };

    readonly DocumentContent _content;
    readonly ArchiveBudget _budget = new(Limits);
    readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    BoundedZip(DocumentContent content)
    {
        _content = content;
        var entries = Within(() => ZipBounds.Open(StreamOf(content.Bytes), _budget).Entries, "is", "a document in a zip archive that");
        foreach (var entry in entries.Where(entry => entry.FullName is not [.., '/' or '\\']))
            _entries.TryAdd(entry.FullName.Replace('\\', '/'), entry);
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
        if (entry.Length > maximumBytes)
            throw _content.Unreadable($"holds '{name}' of {entry.Length} bytes, more than {maximumBytes} are not unpacked; split it");
        return Within(() => ZipBounds.ReadEntry(entry, _budget, CancellationToken.None), "holds", $"'{name}', which");
    }

    T Within<T>(Func<T> work, string verb, string subject)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is ContainerException or InvalidDataException or IOException or ArgumentException or OverflowException)
        {
            var problem = e is ContainerException ? e.Message : $"is damaged ({e.Message.TrimEnd('.')}); fetch or make it again";
            throw _content.Unreadable($"{verb} {subject} {problem}", e);
        }
    }

    static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}
