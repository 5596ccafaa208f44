using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace SemanticSearch.Reading.Archives;

/// <summary>
/// Puts the documents of archives and tables in the place of these, whatever their names are. Nothing is unpacked to disk, and no more
/// than one document is held. Safe from any thread.
/// </summary>
sealed class SourceExpander(IOptions<SemanticSearchOptions> options)
{
    /// <summary>The sources in their order, each container replaced by what it holds, found as they are asked for. What cannot be read
    /// is a source that fails when it is opened.</summary>
    public async IAsyncEnumerable<DocumentSource> ExpandAsync(
        IAsyncEnumerable<DocumentSource> sources, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var source in sources.WithCancellation(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await foreach (var found in ExpandAsync(source, cancellationToken))
                yield return found;
        }
    }

    async IAsyncEnumerable<DocumentSource> ExpandAsync(
        DocumentSource source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A source that cannot be opened is passed on, to fail where it is read.
        if (await TryOpenAsync(source, cancellationToken) is not { } stream)
        {
            yield return source;
            yield break;
        }

        var budget = new ArchiveBudget(options.Value);
        var (container, rest) = await LookAsync(source, stream, budget, cancellationToken);
        if (container is null)
        {
            if (!source.OpensOnce)
                await stream.DisposeAsync();
            yield return source.OpensOnce ? Handed(source, rest) : source;
            yield break;
        }

        await using (stream)
        {
            foreach (var found in new ContainerWalk(budget, cancellationToken).Expand(container))
                yield return found;
        }
    }

    static async ValueTask<Stream?> TryOpenAsync(DocumentSource source, CancellationToken cancellationToken)
    {
        try
        {
            return await source.OpenAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SemanticSearchException)
        {
            return null;
        }
    }

    // Only what cannot be opened again or gone back in is kept: standard input, and the bodies of requests.
    static async ValueTask<(Container? Container, Stream Content)> LookAsync(
        DocumentSource source, Stream stream, ArchiveBudget budget, CancellationToken cancellationToken)
    {
        var first = new byte[ContainerKinds.PeekBytes];
        try
        {
            var length = await stream.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken);
            Stream rest = stream.CanSeek && !source.OpensOnce ? stream : new PrefixedStream(first.AsMemory(0, length), stream);
            if (rest.CanSeek)
                rest.Position = 0;
            if (ContainerKinds.Of(source.MediaType, source.FileName, first.AsSpan(0, length)) is not { } kind)
                return (null, rest);
            if (kind == ContainerKind.Zip && !rest.CanSeek)
                rest = await BufferAsync(rest, budget, cancellationToken);
            if (kind == ContainerKind.Zip && ZipPackage.MediaTypeOf(rest) is not null)
            {
                rest.Position = 0;
                return (null, rest);
            }
            var charset = DeclaredCharset.OfMediaType(source.MediaType) ?? source.Charset;
            return (new Container(source.Id, source.FileName, source.Location, charset, kind, rest, Depth: 0, source.Settings), rest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, stream);
        }
    }

    // What is larger than a document fails as one.
    static async ValueTask<Stream> BufferAsync(Stream stream, ArchiveBudget budget, CancellationToken cancellationToken)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (bytes.Length <= budget.EntryBytes && (read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            bytes.Write(buffer, 0, read);
        bytes.Position = 0;
        return bytes;
    }

    static DocumentSource Handed(DocumentSource source, Stream rest) => new(source.Id, _ => ValueTask.FromResult(rest))
    {
        FileName = source.FileName,
        MediaType = source.MediaType,
        Charset = source.Charset,
        Title = source.Title,
        Metadata = source.Metadata,
        Location = source.Location,
        Settings = source.Settings,
        OpensOnce = true,
    };
}
