using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Sources, what was last seen of their files, and lists of pages, as small records.</summary>
/// <param name="records">Where they lie.</param>
/// <param name="index">Tells of documents.</param>
/// <param name="time">The clock.</param>
sealed class QdrantSourceStore(MetaRecords records, QdrantIndexStore index, TimeProvider time) : ISourceStore
{
    const string SourceKind = "source";

    /// <inheritdoc/>
    public async Task<Source> PutSourceAsync(Source source, CancellationToken cancellationToken)
    {
        var numbered = source with { Id = NumberOf(source) };
        await records.ChangeAsync(
            SourceKind,
            NameOf(numbered.Id),
            json =>
            {
                var before = json is null ? null : ReadSource(json);
                return Write(new SourceEntry(numbered = numbered with { SyncedAt = before?.Source.SyncedAt }, before?.Surroundings));
            },
            cancellationToken);
        return numbered;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Source>> ListSourcesAsync(string? collection, CancellationToken cancellationToken)
    {
        var sources = await records.ListAsync(SourceKind, cancellationToken).Select(record => ReadSource(record.Json).Source).ToListAsync(cancellationToken);
        return [.. sources.Where(source => collection is null || source.Collection == collection).OrderBy(source => source.Id)];
    }

    /// <inheritdoc/>
    public async Task<bool> RemoveSourceAsync(long id, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(SourceKind, NameOf(id), cancellationToken) is not { } found)
            return false;
        await records.DeleteAllAsync(FileKind(id), cancellationToken);
        await records.DeleteAllAsync(ListKind(id), cancellationToken);
        return await records.TryDeleteAsync(found, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KnownFile>> ListFilesAsync(Source source, CancellationToken cancellationToken) =>
        await FilesAsync(source.Id, cancellationToken).ToListAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task PutFilesAsync(
        Source source, IReadOnlyCollection<KnownFile> files, IReadOnlyCollection<string> gone, CancellationToken cancellationToken)
    {
        await records.DeleteAllAsync(FileKind(source.Id), gone, cancellationToken);
        await records.PutAllAsync(
            FileKind(source.Id),
            files.Select(file => (file.Path, JsonSerializer.Serialize(FileEntry.Of(file), RecordJson.Readable.FileEntry))),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<KnownList?> FindListAsync(Source source, string address, CancellationToken cancellationToken) =>
        await records.FindAsync(ListKind(source.Id), address, cancellationToken) is { } found
            ? RecordJson.Read(found.Json, RecordJson.Readable.ListEntry).ToList()
            : null;

    /// <inheritdoc/>
    public Task PutListAsync(Source source, KnownList list, CancellationToken cancellationToken) => records.PutAllAsync(
        ListKind(source.Id), [(list.Address, JsonSerializer.Serialize(ListEntry.Of(list), RecordJson.Readable.ListEntry))], cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> FindSharedAsync(
        Source source, IReadOnlyCollection<string> documentIds, CancellationToken cancellationToken)
    {
        var wanted = documentIds.ToHashSet(StringComparer.Ordinal);
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var other in (await ListSourcesAsync(source.Collection, cancellationToken)).Where(other => other.Id != source.Id))
            await foreach (var file in FilesAsync(other.Id, cancellationToken))
                shared.UnionWith(file.Documents.Where(wanted.Contains));
        return shared;
    }

    /// <inheritdoc/>
    public Task<IReadOnlySet<string>> FindDeletedAsync(
        Source source, IReadOnlyCollection<string> documentIds, CancellationToken cancellationToken) =>
        index.FindDeletedAsync(source.Collection, documentIds, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> FindWithinAsync(Source source, string id, CancellationToken cancellationToken) =>
        index.FindWithinAsync(source.Collection, id, cancellationToken);

    /// <inheritdoc/>
    public async Task<string?> GetSurroundingsAsync(Source source, CancellationToken cancellationToken) =>
        await records.FindAsync(SourceKind, NameOf(source.Id), cancellationToken) is { } found ? ReadSource(found.Json).Surroundings : null;

    /// <inheritdoc/>
    public Task FinishSyncAsync(Source source, string surroundings, CancellationToken cancellationToken) => records.ChangeAsync(
        SourceKind,
        NameOf(source.Id),
        json => json is null
            ? null
            : Write(new SourceEntry(ReadSource(json).Source with { SyncedAt = time.GetUtcNow() }, surroundings)),
        cancellationToken);

    IAsyncEnumerable<KnownFile> FilesAsync(long source, CancellationToken cancellationToken) =>
        records.ListAsync(FileKind(source), cancellationToken).Select(record => RecordJson.Read(record.Json, RecordJson.Readable.FileEntry).ToFile());

    // Told by what the source is, so that all who put it at once mean the same; below 2^53, as other programs' numbers are.
    static long NumberOf(Source source)
    {
        Span<byte> bytes = stackalloc byte[16];
        PointIds.Of(PointIds.SpaceOf(source.Collection), $"source\n{source.Location}").TryWriteBytes(bytes);
        return (BinaryPrimitives.ReadInt64LittleEndian(bytes) & ((1L << 53) - 1)) | 1;
    }

    static string NameOf(long id) => id.ToString(CultureInfo.InvariantCulture);

    static string FileKind(long source) => $"file of {NameOf(source)}";

    static string ListKind(long source) => $"list of {NameOf(source)}";

    static SourceEntry ReadSource(string json) => RecordJson.Read(json, RecordJson.Readable.SourceEntry);

    static string Write(SourceEntry entry) => JsonSerializer.Serialize(entry, RecordJson.Readable.SourceEntry);
}
