using System.Text;
using static System.Buffers.Binary.BinaryPrimitives;

namespace SemanticSearch.Reading.Archives;

/// <summary>
/// Reads the central directory of a zip archive (APPNOTE.TXT 6.3.10, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), zip64
/// included. It is read here rather than by the framework because its size must be known before anything is built from it, and because
/// entries that share bytes, the trick of the most powerful bombs, are only told by where they lie.
/// </summary>
static class PackageDirectory
{
    const int MaximumEntries = 20_000;
    const int EndLength = 22;
    const int LocatorLength = 20;
    const int End64Length = 56;
    const int RecordLength = 46;
    const int HeaderLength = 30;

    /// <summary>The entries in the order of where they lie; folders are left out.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: the bytes are no zip archive, are damaged, or
    /// have too many or overlapping entries.</exception>
    public static List<ZipEntry> Read(DocumentContent content)
    {
        try
        {
            return Read(content, content.Bytes.Span);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // A slice beyond the end of the bytes.
            throw Damaged(content, e);
        }
    }

    /// <summary>The error that the archive is damaged.</summary>
    public static SemanticSearchException Damaged(DocumentContent content, Exception? cause = null) =>
        content.Unreadable("is a damaged or incomplete zip archive; get it again", cause);

    static List<ZipEntry> Read(DocumentContent content, ReadOnlySpan<byte> bytes)
    {
        var (count, start, shift) = FindDirectory(content, bytes);
        if (count > MaximumEntries)
            throw content.Unreadable($"is a zip archive of {count} entries, at most {MaximumEntries} are read; split it");
        var entries = new List<ZipEntry>((int)count);
        var rest = bytes[checked((int)start)..];
        for (var i = 0L; i < count; i++)
        {
            if (ReadUInt32LittleEndian(rest) != 0x02014B50)
                throw Damaged(content);
            if (ReadEntry(content, bytes, rest, shift) is { } entry)
                entries.Add(entry);
            rest = rest[(RecordLength + Field(rest, 28) + Field(rest, 30) + Field(rest, 32))..];
        }
        entries.Sort(static (a, b) => a.HeaderStart.CompareTo(b.HeaderStart));
        for (var i = 1; i < entries.Count; i++)
            if (entries[i].HeaderStart < entries[i - 1].DataEnd)
                throw content.Unreadable("is a zip archive whose entries overlap, as those of a zip bomb do; pack it again");
        return entries;
    }

    static (long Count, long Start, long Shift) FindDirectory(DocumentContent content, ReadOnlySpan<byte> bytes)
    {
        var from = Math.Max(0, bytes.Length - EndLength - ushort.MaxValue);
        var end = bytes[from..].LastIndexOf("PK\x05\x06"u8) + from;
        if (end < from || end + EndLength > bytes.Length)
            throw Damaged(content);
        var record = bytes[end..];
        long count = Field(record, 10);
        long size = ReadUInt32LittleEndian(record[12..]);
        long start = ReadUInt32LittleEndian(record[16..]);
        var after = (long)end;
        if ((count == ushort.MaxValue || size == uint.MaxValue || start == uint.MaxValue)
            && end >= LocatorLength && bytes[(end - LocatorLength)..].StartsWith("PK\x06\x07"u8))
        {
            after = Offset(content, bytes, ReadUInt64LittleEndian(bytes[(end - LocatorLength + 8)..]), End64Length);
            var record64 = bytes[(int)after..];
            count = Offset(content, bytes, ReadUInt64LittleEndian(record64[32..]), 0);
            size = Offset(content, bytes, ReadUInt64LittleEndian(record64[40..]), 0);
            start = Offset(content, bytes, ReadUInt64LittleEndian(record64[48..]), 0);
        }
        // Bytes before the archive, such as a program that unpacks it, shift all offsets.
        var shift = after - size - start;
        return shift >= 0 ? (count, start + shift, shift) : throw Damaged(content);
    }

    static ZipEntry? ReadEntry(DocumentContent content, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> record, long shift)
    {
        var name = Encoding.UTF8.GetString(record.Slice(RecordLength, Field(record, 28))).Replace('\\', '/');
        long packed = ReadUInt32LittleEndian(record[20..]);
        long length = ReadUInt32LittleEndian(record[24..]);
        long start = ReadUInt32LittleEndian(record[42..]);
        var extra = record.Slice(RecordLength + Field(record, 28), Field(record, 30));
        ReadExtra(content, bytes, extra, ref length, ref packed, ref start);
        start += shift;
        if (start < 0 || start + HeaderLength > bytes.Length)
            throw Damaged(content);
        var header = bytes[(int)start..];
        if (ReadUInt32LittleEndian(header) != 0x04034B50)
            throw Damaged(content);
        var data = start + HeaderLength + Field(header, 26) + Field(header, 28);
        if (data + packed > bytes.Length)
            throw Damaged(content);
        var isEncrypted = (Field(record, 8) & 1) != 0;
        return name.EndsWith('/')
            ? null
            : new ZipEntry(name, Field(record, 10), isEncrypted, ReadUInt32LittleEndian(record[16..]), packed, length, start, data);
    }

    // The zip64 field holds, in this order, those of the numbers that did not fit (4.5.3).
    static void ReadExtra(
        DocumentContent content, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> extra, ref long length, ref long packed, ref long start)
    {
        while (extra.Length >= 4)
        {
            var field = extra.Slice(4, Math.Min(Field(extra, 2), extra.Length - 4));
            if (Field(extra, 0) == 1)
            {
                Take(ref length, ref field, long.MaxValue);
                Take(ref packed, ref field, bytes.Length);
                Take(ref start, ref field, bytes.Length);
                return;
            }
            extra = extra[(4 + field.Length)..];
        }

        void Take(ref long value, ref ReadOnlySpan<byte> field, long maximum)
        {
            if (value != uint.MaxValue || field.Length < 8)
                return;
            var wide = ReadUInt64LittleEndian(field);
            value = wide <= (ulong)maximum ? (long)wide : throw Damaged(content);
            field = field[8..];
        }
    }

    static long Offset(DocumentContent content, ReadOnlySpan<byte> bytes, ulong value, int length) =>
        value + (ulong)length <= (ulong)bytes.Length && value <= int.MaxValue ? (long)value : throw Damaged(content);

    static int Field(ReadOnlySpan<byte> bytes, int at) => ReadUInt16LittleEndian(bytes[at..]);
}
