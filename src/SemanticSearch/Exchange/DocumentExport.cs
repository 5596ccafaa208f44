using System.Runtime.CompilerServices;
using SemanticSearch.Storage;

namespace SemanticSearch.Exchange;

/// <summary>Writes the documents of a collection as lines of JSON. Safe from any thread.</summary>
public sealed class DocumentExport
{
    const int Page = 64;
    const int BufferBytes = 1 << 20;
    const byte LineEnd = (byte)'\n';

    readonly AsyncLazy<IIndexStore> _store;
    readonly TimeProvider _time;

    internal DocumentExport(AsyncLazy<IIndexStore> store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>The lines, without their ends: a header, then the documents by id, each as it is when its turn comes; documentation of the
    /// format is in docs/operations.md.</summary>
    /// <param name="collectionName">The collection.</param>
    /// <param name="vectors">Whether the vectors of chunks are written too.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is no such collection; <see cref="ErrorKind.Conflict"/>:
    /// vectors were asked for, and another generation became the live one meanwhile.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        string collectionName, bool vectors, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var store = await _store.GetAsync(cancellationToken);
        var collection = await store.RequireCollectionAsync(collectionName, cancellationToken);
        var status = await store.GetStatusAsync(collection, cancellationToken);
        yield return ExchangeJson.Write(new ExportHeader(
            ExportHeader.Name, ExportHeader.CurrentVersion, collection.Name, status.Documents, _time.GetUtcNow(), collection.Recipe));
        string? after = null;
        while (await store.ListDocumentsAsync(collection, after, Page, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var record in page)
            {
                // One that was deleted meanwhile is left out, and of one that was written all is read anew.
                if (await ReadAsync(store, collection, record.Id, vectors, cancellationToken) is { } document)
                    yield return ExchangeJson.Write(document);
            }

            after = page[^1].Id;
        }

        if (vectors && (await store.RequireCollectionAsync(collectionName, cancellationToken)).Generation != collection.Generation)
        {
            throw new SemanticSearchException(
                ErrorKind.Conflict, $"the index of collection '{collectionName}' was exchanged while it was exported; export once more");
        }
    }

    /// <summary>Writes the lines into a file, in place of what is there, which takes its name when it is whole and on disk; returns how many
    /// documents it has.</summary>
    /// <param name="collectionName">The collection.</param>
    /// <param name="vectors">Whether the vectors of chunks are written too.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends it; the file stays as it was.</param>
    /// <exception cref="SemanticSearchException">As <see cref="ReadAsync(string, bool, CancellationToken)"/> says;
    /// <see cref="ErrorKind.Storage"/>: the file cannot be written.</exception>
    public async Task<long> WriteAsync(string collectionName, bool vectors, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var partial = PartialFile.For(path);
            var lines = 0L;
            await using (var file = new FileStream(partial.Path, FileMode.Open, FileAccess.Write, FileShare.None, BufferBytes))
            {
                await foreach (var line in ReadAsync(collectionName, vectors, cancellationToken))
                {
                    await file.WriteAsync(line, cancellationToken);
                    file.WriteByte(LineEnd);
                    lines++;
                }

                file.Flush(flushToDisk: true);
            }

            partial.MoveTo(path, overwrite: true);
            return lines - 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PlaceFailure.Of(e, path);
        }
    }

    static async Task<ExportedDocument?> ReadAsync(
        IIndexStore store, Collection collection, string id, bool vectors, CancellationToken cancellationToken)
    {
        if (!vectors)
        {
            return await store.GetDocumentAsync(collection, id, cancellationToken) is { } stored
                ? ExportedDocument.Of(stored.Document, stored.ContentHash, chunks: null)
                : null;
        }

        return await WholeDocument.ReadAsync(store, collection, id, cancellationToken) is { } whole
            ? ExportedDocument.Of(
                whole.Stored.Document,
                whole.Stored.ContentHash,
                [.. whole.Chunks.Zip(whole.Vectors, (chunk, row) => ExportedChunk.Of(whole.Stored.Document, chunk, row))])
            : null;
    }
}
