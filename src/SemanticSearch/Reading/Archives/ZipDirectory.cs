using System.Buffers.Binary;
using System.Text;

namespace SemanticSearch.Reading.Archives;

/// <summary>
/// The central directory of a zip archive (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12 to 4.3.16), read without
/// building anything, to judge an archive before it is opened.
/// </summary>
sealed class ZipDirectory
{
    const int EndBytes = 22;
    const int MaximumComment = ushort.MaxValue;
    const int LocatorBytes = 20;
    const int EntryBytes = 46;
    const int LocalBytes = 30;
    const uint InZip64 = uint.MaxValue;

    /// <summary>The names of the first entries, enough to tell a document's package from an archive.</summary>
    public List<string> FirstNames { get; } = [];

    /// <summary>Whether every name is valid UTF-8, flagged as such or not.</summary>
    public bool NamesAreUtf8 { get; private set; } = true;

    /// <summary>Whether entries lie in one another, as only in zip bombs (https://www.bamsoftware.com/hacks/zipbomb/).</summary>
    public bool Overlaps { get; private set; }

    /// <summary>Reads the directory.</summary>
    /// <param name="stream">The archive, which can seek.</param>
    /// <param name="requireEntries">Refuses a number of entries by throwing.</param>
    /// <exception cref="InvalidDataException">It is no zip archive, or its directory is damaged.</exception>
    public static ZipDirectory Read(Stream stream, Action<long> requireEntries)
    {
        var (count, offset, base0) = FindEnd(stream);
        requireEntries(count);
        if (offset < 0 || offset > stream.Length)
            throw new InvalidDataException("the list of its entries is not where it should be");
        var directory = new ZipDirectory();
        var spans = new List<(long Start, long End)>((int)Math.Min(count, 1 << 16));
        stream.Position = offset;
        var reader = new BufferedStream(stream, 64 * 1024);
        var header = new byte[EntryBytes];
        var rest = new byte[3 * ushort.MaxValue];
        for (var i = 0L; i < count; i++)
        {
            if (reader.ReadAtLeast(header, EntryBytes, false) < EntryBytes || !header.AsSpan().StartsWith("PK\u0001\u0002"u8))
                throw new InvalidDataException("the list of its entries is damaged");
            var (name, extra, comment) = (U16(header, 28), U16(header, 30), U16(header, 32));
            reader.ReadExactly(rest, 0, name + extra + comment);
            directory.NoteName(rest.AsSpan(0, name));
            var (packed, start) = Sizes(header, rest.AsSpan(name, extra));
            spans.Add((start + base0, start + base0 + LocalBytes + name + packed));
        }
        spans.Sort();
        for (var i = 1; i < spans.Count; i++)
            directory.Overlaps |= spans[i].Start < spans[i - 1].End;
        return directory;
    }

    void NoteName(ReadOnlySpan<byte> name)
    {
        const int Enough = 4096;
        if (FirstNames.Count < Enough)
            FirstNames.Add(Encoding.UTF8.GetString(name));
        NamesAreUtf8 &= System.Text.Unicode.Utf8.IsValid(name);
    }

    // The end record stands last, before a comment; bytes before the archive, as of a self-extractor, shift its offsets.
    static (long Count, long Offset, long Base) FindEnd(Stream stream)
    {
        var length = (int)Math.Min(stream.Length, EndBytes + MaximumComment);
        var tail = new byte[length];
        stream.Position = stream.Length - length;
        stream.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || length - at < EndBytes)
            throw new InvalidDataException("its end is missing");
        var end = tail.AsSpan(at);
        var endPosition = stream.Length - length + at;
        if (U16(end, 10) == ushort.MaxValue || U32(end, 12) == InZip64 || U32(end, 16) == InZip64)
        {
            if (Find64(stream, endPosition) is { } wide)
                return wide;
        }
        var (size, offset) = (U32(end, 12), U32(end, 16));
        var shift = endPosition - size - offset;
        return (U16(end, 10), endPosition - size, shift);
    }

    static (long Count, long Offset, long Base)? Find64(Stream stream, long endPosition)
    {
        const int End64Bytes = 56;
        var locator = new byte[LocatorBytes];
        if (endPosition < LocatorBytes)
            return null;
        stream.Position = endPosition - LocatorBytes;
        stream.ReadExactly(locator);
        if (!locator.AsSpan().StartsWith("PK\u0006\u0007"u8))
            return null;
        var position = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        if (position < 0 || position > stream.Length - End64Bytes)
            throw new InvalidDataException("its end is damaged");
        var end = new byte[End64Bytes];
        stream.Position = position;
        stream.ReadExactly(end);
        return (BinaryPrimitives.ReadInt64LittleEndian(end.AsSpan(32)), BinaryPrimitives.ReadInt64LittleEndian(end.AsSpan(48)), 0);
    }

    // Sizes that do not fit stand in the zip64 field, in the order of the header's, and only those.
    static (long Packed, long Start) Sizes(ReadOnlySpan<byte> header, ReadOnlySpan<byte> extra)
    {
        long packed = U32(header, 20), unpacked = U32(header, 24), start = U32(header, 42);
        for (; extra.Length >= 4 && U16(extra, 2) <= extra.Length - 4; extra = extra[(4 + U16(extra, 2))..])
        {
            if (U16(extra, 0) != 1)
                continue;
            var field = extra.Slice(4, U16(extra, 2));
            Widen(ref unpacked, ref field);
            Widen(ref packed, ref field);
            Widen(ref start, ref field);
            break;
        }
        return (Math.Max(0, packed), start);
    }

    static void Widen(ref long size, ref ReadOnlySpan<byte> field)
    {
        if (size != InZip64 || field.Length < 8)
            return;
        size = BinaryPrimitives.ReadInt64LittleEndian(field);
        field = field[8..];
    }

    static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
