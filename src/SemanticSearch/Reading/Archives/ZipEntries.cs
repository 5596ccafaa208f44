using System.Collections.ObjectModel;
using System.IO.Compression;

namespace SemanticSearch.Reading.Archives;

/// <summary>Reads zip archives, entry by entry.</summary>
static class ZipEntries
{
    const int FileTypeMask = 0xF000;
    const int Link = 0xA000;

    /// <summary>Whether bytes begin as a zip archive does, an empty one included.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8);

    /// <summary>The files of an archive, and what cannot be one, in their order; folders are left out.</summary>
    /// <param name="stream">The archive, which can seek.</param>
    /// <param name="budget">What may be unpacked.</param>
    /// <param name="cancellationToken">Ends unpacking.</param>
    /// <exception cref="ContainerException">The archive is damaged, or an attack.</exception>
    public static IEnumerable<ArchiveEntry> Read(Stream stream, ArchiveBudget budget, CancellationToken cancellationToken)
    {
        using var archive = ZipBounds.Open(stream, budget);
        foreach (var entry in Entries(archive))
        {
            if (entry.FullName is [.., '/' or '\\'])
                continue;
            // The upper half holds the file's type where the archive was made on Unix.
            var isLink = (entry.ExternalAttributes >>> 16 & FileTypeMask) == Link;
            yield return new ArchiveEntry(
                entry.FullName,
                isLink ? "is a link, which is not followed; pack the file itself" : null,
                () => new MemoryStream(ZipBounds.ReadEntry(entry, budget, cancellationToken), writable: false));
        }
    }

    static ReadOnlyCollection<ZipArchiveEntry> Entries(ZipArchive archive)
    {
        try
        {
            return archive.Entries;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or OverflowException)
        {
            throw new ContainerException($"is a damaged zip archive ({e.Message.TrimEnd('.')}); fetch or pack it again", e);
        }
    }
}
