using System.IO.Compression;
using System.Text;

namespace SemanticSearch.Reading.Archives;

/// <summary>Opens zip archives and their entries within bounds: their number, their sizes, their overlaps, and their checks.</summary>
static class ZipBounds
{
    static ZipBounds() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Opens an archive for reading; the stream is left open.</summary>
    /// <exception cref="ContainerException">It is damaged, or has more entries than allowed, or entries within one another.</exception>
    public static ZipArchive Open(Stream stream, ArchiveBudget budget)
    {
        try
        {
            var directory = ZipDirectory.Read(stream, budget.RequireEntries);
            if (directory.Overlaps)
            {
                throw new ContainerException(
                    "has entries that lie in one another, as only an attack does; unpack it by hand if you trust it");
            }
            stream.Position = 0;
            // Names without a flag are in the code page of the first IBM PC, says the format; in UTF-8, say most programs of today.
            return new ZipArchive(
                stream, ZipArchiveMode.Read, leaveOpen: true, directory.NamesAreUtf8 ? Encoding.UTF8 : Encoding.GetEncoding("ibm437"));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or OverflowException)
        {
            throw new ContainerException($"is a damaged zip archive ({e.Message.TrimEnd('.')}); fetch or pack it again", e);
        }
    }

    /// <summary>The bytes of an entry, its check verified.</summary>
    /// <exception cref="ContainerException">They are damaged, too many, or encrypted.</exception>
    public static byte[] ReadEntry(ZipArchiveEntry entry, ArchiveBudget budget, CancellationToken cancellationToken)
    {
        if (entry.IsEncrypted)
            throw new ContainerException("is encrypted; unpack it with its password");
        if (entry.Length > budget.EntryBytes)
            throw new ContainerException(budget.TooLarge);
        using var inflated = new InflatedStream(OpenEntry(entry), () => entry.CompressedLength, budget);
        var bytes = BoundedBytes.Read(inflated, budget, cancellationToken);
        return Crc.Of32(bytes) == entry.Crc32
            ? bytes
            : throw new ContainerException("is damaged: its check does not match; fetch or pack it again");
    }

    static Stream OpenEntry(ZipArchiveEntry entry)
    {
        try
        {
            return entry.Open();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new ContainerException($"cannot be unpacked ({e.Message.TrimEnd('.')}); pack it again", e);
        }
    }
}
