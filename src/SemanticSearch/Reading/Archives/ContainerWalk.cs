using System.IO.Compression;
using SemanticSearch.Reading.Settings;
using SemanticSearch.Reading.Tables;
using SharpCompress.Compressors.BZip2;

namespace SemanticSearch.Reading.Archives;

/// <summary>
/// Finds the documents of one container and of those within it, forward, one in memory at a time. What cannot be read is a source that
/// fails when it is opened, and the others are still found. Used by one thread.
/// </summary>
sealed class ContainerWalk(ArchiveBudget budget, CancellationToken cancellationToken)
{
    const int MaximumDepth = 2;

    /// <summary>The documents of a container; at least one source, be it one that fails.</summary>
    public IEnumerable<DocumentSource> Expand(Container container)
    {
        var found = false;
        foreach (var source in Guard(Open(container), container.Id, container.Location))
        {
            found = true;
            yield return source;
        }
        if (!found)
        {
            yield return DocumentSource.Unreadable(
                container.Id,
                "holds no document of a format that is read; look into it, and leave it out if it should not",
                container.Location);
        }
    }

    IEnumerable<DocumentSource> Open(Container container) => container.Kind switch
    {
        ContainerKind.Zip => ExpandEntries(container, ZipEntries.Read(container.Stream, budget, cancellationToken)),
        ContainerKind.Tar => ExpandEntries(container, TarEntries.Read(container.Stream)),
        ContainerKind.Gzip or ContainerKind.Xz or ContainerKind.Bzip2 => ExpandPacked(container),
        _ => TableRows.Read(container, budget, cancellationToken),
    };

    // The failure of a container is told after what was found in it before.
    static IEnumerable<DocumentSource> Guard(IEnumerable<DocumentSource> sources, string id, string? location, bool isOutermost = true)
    {
        using var source = sources.GetEnumerator();
        while (true)
        {
            DocumentSource? failure = null;
            try
            {
                if (!source.MoveNext())
                    yield break;
            }
            catch (ContainerException e) when (isOutermost || !e.EndsAll)
            {
                failure = DocumentSource.Unreadable(id, e.Message, location);
            }
            catch (IOException e)
            {
                failure = DocumentSource.Unreadable(id, $"cannot be read further ({e.Message.TrimEnd('.')}); check the disk", location);
            }
            yield return failure ?? source.Current;
            if (failure is not null)
                yield break;
        }
    }

    IEnumerable<DocumentSource> ExpandEntries(Container container, IEnumerable<ArchiveEntry> entries)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            budget.TakeEntry();
            var problem = entry.Problem ?? EntryPath.Problem(entry.Name);
            if (EntryPath.Problem(entry.Name) is null && (EntryPath.IsHidden(entry.Name) || (problem is null && !IsWanted(entry.Name, container.Location))))
                continue;
            var id = EntryPath.IdOf(container.Id, entry.Name);
            var location = EntryPath.LocationOf(container.Location, entry.Name);
            if (!names.Add(id))
            {
                (id, location) = (FileIds.Shorten($"{id}~{names.Count}"), $"{location}~{names.Count}");
                problem ??= $"has the name of another entry, '{entry.Name}'; pack the archive again";
                names.Add(id);
            }
            if (location is not null && problem is null && container.Settings?.Reads(location) == false)
                continue;
            if (problem is not null)
                yield return DocumentSource.Unreadable(id, problem, location);
            else
                foreach (var source in Guard(ExpandEntry(entry, id, location, container), id, location, isOutermost: false))
                    yield return source;
        }
    }

    IEnumerable<DocumentSource> ExpandEntry(ArchiveEntry entry, string id, string? location, Container container)
    {
        // Archives close the streams of their entries themselves, once they have passed them.
        var stream = new PeekedStream(entry.Open());
        foreach (var source in ExpandStream(stream, id, EntryPath.Segments(entry.Name)[^1], location, container.Depth, container.Settings))
            yield return source;
    }

    IEnumerable<DocumentSource> ExpandStream(
        PeekedStream stream, string id, string fileName, string? location, int depth, FolderSettings? settings)
    {
        var kind = ContainerKinds.Of(null, fileName, stream.Peek(ContainerKinds.PeekBytes));
        Stream content = stream;
        if (kind is null or ContainerKind.Zip)
        {
            var bytes = BoundedBytes.Read(stream, budget, cancellationToken);
            content = new MemoryStream(bytes, writable: false);
            if (kind is null || ZipPackage.MediaTypeOf(content) is not null)
            {
                yield return new DocumentSource(id, _ => ValueTask.FromResult<Stream>(new MemoryStream(bytes, writable: false)))
                {
                    FileName = fileName,
                    Length = bytes.Length,
                    Location = location,
                    Settings = settings,
                };
                yield break;
            }
        }

        if (depth >= MaximumDepth && kind < ContainerKind.DelimitedTable)
            throw new ContainerException($"is an archive within more than {MaximumDepth} others; unpack the outer ones");
        foreach (var source in Expand(new Container(id, fileName, location, null, kind.Value, content, depth + 1, settings)))
            yield return source;
    }

    IEnumerable<DocumentSource> ExpandPacked(Container container)
    {
        var packed = container.Stream as PeekedStream ?? new PeekedStream(container.Stream);
        using var inflated = new PeekedStream(new InflatedStream(Unpacker(container.Kind, packed), () => packed.Position, budget));
        if (TarEntries.Recognizes(inflated.Peek(TarEntries.HeaderBytes)))
        {
            foreach (var source in ExpandEntries(container, TarEntries.Read(inflated)))
                yield return source;
            yield break;
        }

        var name = InnerName(container.FileName);
        var id = EntryPath.IdOf(container.Id, name);
        var location = EntryPath.LocationOf(container.Location, name);
        foreach (var source in ExpandStream(inflated, id, name, location, container.Depth, container.Settings))
            yield return source;
    }

    static Stream Unpacker(ContainerKind kind, PeekedStream packed)
    {
        try
        {
            return kind switch
            {
                ContainerKind.Gzip => new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true),
                ContainerKind.Xz => new XzStream(packed),
                _ => BZip2Stream.Create(
                    packed, SharpCompress.Compressors.CompressionMode.Decompress, decompressConcatenated: true, leaveOpen: true),
            };
        }
        catch (Exception e) when (e is not (OperationCanceledException or ContainerException or OutOfMemoryException))
        {
            throw new ContainerException($"is damaged and cannot be unpacked ({e.Message.TrimEnd('.')}); fetch or pack it again", e);
        }
    }

    static string InnerName(string fileName)
    {
        var stem = Path.GetFileNameWithoutExtension(fileName);
        return stem.Length > 0 ? stem : fileName;
    }

    static bool IsWanted(string name, string? archive) =>
        EntryPath.Segments(name) is [.., var last] && (DocumentFormats.ReadsExtensionOf(last) || ContainerKinds.Takes(last, archive));
}
