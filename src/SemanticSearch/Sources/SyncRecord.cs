using SemanticSearch.Indexing;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources;

/// <summary>
/// Keeps what came of the files of a sync, as their documents arrive in the order of the files. A file is known once all of its documents are
/// on disk; several are written together, for a write waits for the disk.
/// </summary>
sealed class SyncRecord
{
    const int Batch = 64;

    readonly ISourceStore _store;
    readonly Source _source;
    readonly DateTimeOffset _seenAt;
    readonly Dictionary<string, (FoundFile File, byte[]? Hash)> _byId;
    readonly Dictionary<string, KnownFile> _movedById;
    readonly Dictionary<string, KnownFile> _before;
    readonly HashSet<string> _arrived = new(StringComparer.Ordinal);
    readonly List<KnownFile> _complete = [];
    readonly List<string> _documents = [];
    string? _current;
    bool _hasFailed;

    /// <summary>Begins with the files that are read.</summary>
    public SyncRecord(ISourceStore store, Source source, FileComparison comparison)
    {
        _store = store;
        _source = source;
        _seenAt = comparison.SeenAt;
        _byId = comparison.ToRead.ToDictionary(item => item.File.Content.Id, StringComparer.Ordinal);
        _before = comparison.Before;
        _movedById = comparison.ToRead.Where(item => comparison.Moved.ContainsKey(item.File.Path))
            .ToDictionary(item => item.File.Content.Id, item => comparison.Moved[item.File.Path], StringComparer.Ordinal);
    }

    /// <summary>The new files, as they are known before any of them is read: if the sync is stopped and one goes before the next, its document
    /// is still found to be gone. They have no hash and count as never seen.</summary>
    public IEnumerable<KnownFile> Begun =>
        _byId.Values.Where(item => !_before.ContainsKey(item.File.Path)).Select(item => new KnownFile(
            item.File.Path, item.File.Size, item.File.ModifiedAt, DateTimeOffset.UnixEpoch, ReadOnlyMemory<byte>.Empty, HasFailed: false, [item.File.Content.Id]));

    /// <summary>The ids that were seen in this sync.</summary>
    public HashSet<string> Present { get; } = new(StringComparer.Ordinal);

    /// <summary>Documents that archives and tables had before and have no more.</summary>
    public List<string> Dropped { get; } = [];

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

    /// <summary>Takes in what became of a document.</summary>
    public async Task AddAsync(IndexResult result, CancellationToken cancellationToken)
    {
        Present.Add(result.DocumentId);
        if (SourceItemId.Of(result.DocumentId, _byId.ContainsKey) is not { } fileId)
            return;
        if (fileId != _current)
        {
            Complete();
            _current = fileId;
        }

        _hasFailed |= result.Outcome == IndexOutcome.Failed;
        _documents.Add(result.DocumentId);
        if (_complete.Count >= Batch)
            await WriteAsync(cancellationToken);
    }

    /// <summary>Writes what is left; the last file is complete.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        Complete();
        await WriteAsync(cancellationToken);
    }

    void Complete()
    {
        if (_current is null)
            return;
        var (file, hash) = _byId[_current];
        var before = _before.GetValueOrDefault(file.Path)?.Documents ?? [];
        // What is damaged today may be whole tomorrow: its documents stay.
        if (_hasFailed)
            _documents.AddRange(before.Except(_documents, StringComparer.Ordinal).ToList());
        else
            Dropped.AddRange(before.Except(_documents, StringComparer.Ordinal));
        if (!_hasFailed)
            _arrived.Add(file.Path);
        // One whose bytes could not be had is as unknown as before, and is tried again.
        if (hash is not null)
            _complete.Add(new KnownFile(file.Path, file.Size, file.ModifiedAt, _seenAt, hash, _hasFailed, [.. _documents]));
        _documents.Clear();
        _hasFailed = false;
        _current = null;
    }

    async Task WriteAsync(CancellationToken cancellationToken)
    {
        await _store.PutFilesAsync(_source, _complete, [], cancellationToken);
        _complete.Clear();
    }
}
