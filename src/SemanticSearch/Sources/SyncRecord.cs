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
        _byId.Values.Where(item => !_before.ContainsKey(item.File.Path)).Select(item => Unseen(item.File) with { Documents = [item.File.Content.Id] });

    /// <summary>The ids that were seen in this sync.</summary>
    public HashSet<string> Present { get; } = new(StringComparer.Ordinal);

    /// <summary>Documents that archives and tables had before and have no more.</summary>
    public List<string> Dropped { get; } = [];

    /// <summary>Files that have lost documents: they are known as they are once these are removed, and read again if that does not come about.</summary>
    public List<KnownFile> Shrunk { get; } = [];

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
            await CompleteAsync(cancellationToken);
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
        await CompleteAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_current is null)
            return;
        var (file, hash) = _byId[_current];
        var before = _before.GetValueOrDefault(file.Path)?.Documents ?? [];
        var missing = before.Except(_documents, StringComparer.Ordinal).ToList();
        // What is damaged today may be whole tomorrow: its documents stay.
        if (_hasFailed)
            _documents.AddRange(missing);
        else
            _arrived.Add(file.Path);
        // One whose bytes could not be had is as unknown as before, and is tried again.
        if (hash is not null)
            Add(new KnownFile(file.Path, file.Size, file.ModifiedAt, _seenAt, hash, _hasFailed, [.. _documents]), missing);
        // Where another source has a document of that id now, it may have none later.
        if (hash is not null && _hasFailed && before.Count == 0 && (await _store.FindSharedAsync(_source, [_current], cancellationToken)).Count > 0)
            _complete[^1] = Unseen(file) with { HasFailed = true };
        _documents.Clear();
        _hasFailed = false;
        _current = null;
    }

    void Add(KnownFile file, List<string> missing)
    {
        if (file.HasFailed || missing.Count == 0)
        {
            _complete.Add(file);
            return;
        }

        Dropped.AddRange(missing);
        Shrunk.Add(file);
    }

    static KnownFile Unseen(FoundFile file) => new(
        file.Path, file.Size, file.ModifiedAt, DateTimeOffset.UnixEpoch, ReadOnlyMemory<byte>.Empty, HasFailed: false, []);

    async Task WriteAsync(CancellationToken cancellationToken)
    {
        await _store.PutFilesAsync(_source, _complete, [], cancellationToken);
        _complete.Clear();
    }
}
