using System.Formats.Tar;

namespace SemanticSearch.Reading.Archives;

/// <summary>Reads tar archives forward, entry by entry.</summary>
static class TarEntries
{
    /// <summary>Bytes of a header, and the least that tell a tar archive.</summary>
    public const int HeaderBytes = 512;

    // Extended headers hold long names and times; the library would read those of gigabytes into memory.
    const int MaximumHeaders = 1 << 20;

    /// <summary>Whether bytes begin with a header: a check sum over it tells
    /// (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06), in the oldest form of the format
    /// too.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> bytes)
    {
        const int SumAt = 148, SumDigits = 8;
        if (bytes.Length < HeaderBytes || bytes[0] == 0)
            return false;
        var (said, digits) = (0, 0);
        foreach (var b in bytes.Slice(SumAt, SumDigits).Trim("\0 "u8))
        {
            if (b is < (byte)'0' or > (byte)'7')
                return false;
            said = said * 8 + (b - '0');
            digits++;
        }
        var sum = SumDigits * ' ';
        for (var i = 0; i < HeaderBytes; i++)
            sum += i is >= SumAt and < SumAt + SumDigits ? 0 : bytes[i];
        return digits > 0 && said == sum;
    }

    /// <summary>The files of an archive, and what cannot be one, in their order; folders are left out.</summary>
    /// <exception cref="ContainerException">The archive is damaged from here on.</exception>
    public static IEnumerable<ArchiveEntry> Read(Stream stream)
    {
        var bounded = new AllowanceStream(stream);
        using var reader = new TarReader(bounded, leaveOpen: true);
        while (Next(reader, bounded) is { } entry)
        {
            if (ProblemOf(entry.EntryType) is { } problem)
                yield return new ArchiveEntry(
                    entry.Name,
                    problem.Length > 0 ? problem : null,
                    () => new WholeStream(entry.DataStream ?? Stream.Null, entry.Length));
            PassOver(entry);
        }
    }

    // What nobody read must not count as a header.
    static void PassOver(TarEntry entry)
    {
        try
        {
            entry.DataStream?.CopyTo(Stream.Null);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            throw new ContainerException("ends within a file; fetch or pack it again", e);
        }
    }

    static TarEntry? Next(TarReader reader, AllowanceStream bounded)
    {
        try
        {
            bounded.Allowance = MaximumHeaders;
            var entry = reader.GetNextEntry(copyData: false);
            bounded.Allowance = long.MaxValue;
            return entry;
        }
        catch (Exception e) when (e is not (ContainerException or OperationCanceledException or OutOfMemoryException))
        {
            throw new ContainerException($"is a damaged tar archive from here on ({e.Message.TrimEnd('.')}); fetch or pack it again", e);
        }
    }

    // Empty for files, null for what is passed over.
    static string? ProblemOf(TarEntryType type) => type switch
    {
        TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile => "",
        TarEntryType.SymbolicLink or TarEntryType.HardLink => "is a link, which is not followed; pack the file itself",
        TarEntryType.BlockDevice or TarEntryType.CharacterDevice or TarEntryType.Fifo => "is a device or a pipe, not a file; leave it out",
        TarEntryType.SparseFile => "is packed as a sparse file, which is not read; pack it again without --sparse",
        _ => null,
    };
}
