using SemanticSearch.Indexing;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources;

/// <summary>Keeps what came of the files of a sync.</summary>
sealed class SyncRecord : ArrivalRecord
{
    const int Batch = 64;

    readonly DateTimeOffset _seenAt;
    readonly Dictionary<string, (FoundFile File, byte[]? Hash)> _byId;
    readonly Dictionary<string, KnownFile> _movedById;
    readonly Dictionary<string, KnownFile> _before;
    readonly HashSet<string> _arrived = new(StringComparer.Ordinal);

    /// <summary>Begins with the files that are read.</summary>
    public SyncRecord(ISourceStore store, Source source, FileComparison comparison)
        : base(store, source, Batch)
    {
        _seenAt = comparison.SeenAt;
        _byId = comparison.ToRead.ToDictionary(item => item.File.Content.Id, StringComparer.Ordinal);
        _before = comparison.Before;
        _movedById = comparison.ToRead.Where(item => comparison.Moved.ContainsKey(item.File.Path))
            .ToDictionary(item => item.File.Content.Id, item => comparison.Moved[item.File.Path], StringComparer.Ordinal);
    }

    /// <summary>The files that are new or have other bytes, as they are known before any of them is read: if the sync is stopped and one goes, or
    /// changes again, before the next, what was written of it is still found to be gone. They have no hash and count as never seen.</summary>
    public IEnumerable<KnownFile> Begun =>
        from item in _byId.Values
        let before = _before.GetValueOrDefault(item.File.Path)
        where before is null || (item.Hash is { } hash && !before.Hash.Span.SequenceEqual(hash))
        select Unseen(item.File) with { Documents = [.. (before?.Documents ?? []).Union([item.File.Content.Id], StringComparer.Ordinal)] };

    /// <summary>Whether all documents of the file are on disk.</summary>
    public bool HasArrived(string path) => _arrived.Contains(path);

    /// <summary>The id that a document of a file that moved had before, or null. Safe from any thread.</summary>
    public string? EarlierId(string documentId)
    {
        if (SourceItemId.Of(documentId, _movedById.ContainsKey) is not { } fileId)
            return null;
        var within = documentId[fileId.Length..];
        var before = _movedById[fileId].Documents;
        return within.Length == 0
            ? before.Count == 1 ? before[0] : null
            : before.FirstOrDefault(id => id.EndsWith(within, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    protected override bool IsItem(string id) => _byId.ContainsKey(id);

    /// <inheritdoc/>
    // What failed is forgotten by deleting it with its file.
    protected override bool IsListed(IndexResult result) => true;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> DocumentsBefore(string id) => _before.GetValueOrDefault(_byId[id].File.Path)?.Documents ?? [];

    /// <inheritdoc/>
    protected override async Task<KnownFile?> KnownAsync(
        string id, IReadOnlyList<string> documents, bool hasFailed, CancellationToken cancellationToken)
    {
        var (file, hash) = _byId[id];
        if (!hasFailed)
            _arrived.Add(file.Path);
        // One whose bytes could not be had is as unknown as before, and is tried again.
        if (hash is null)
            return null;
        // Where another source has a document of that id now, it may have none later.
        if (hasFailed && DocumentsBefore(id).Count == 0 && (await Store.FindSharedAsync(Source, [id], cancellationToken)).Count > 0)
            return Unseen(file) with { HasFailed = true };
        return new KnownFile(file.Path, file.Size, file.ModifiedAt, _seenAt, hash, hasFailed, documents);
    }

    static KnownFile Unseen(FoundFile file) => new(
        file.Path, file.Size, file.ModifiedAt, DateTimeOffset.UnixEpoch, ReadOnlyMemory<byte>.Empty, HasFailed: false, []);
}
