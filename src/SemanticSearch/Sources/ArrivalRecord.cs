using System.Collections.Concurrent;
using SemanticSearch.Indexing;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources;

/// <summary>
/// Keeps what came of the items of a sync, files or pages, as their documents arrive in the order of the items. An item is known once all of its
/// documents are on disk; several are written together, for a write waits for the disk.
/// </summary>
/// <param name="store">Where it is kept.</param>
/// <param name="source">The source.</param>
/// <param name="batch">How many items are written together.</param>
abstract class ArrivalRecord(ISourceStore store, Source source, int batch)
{
    readonly ConcurrentQueue<KnownFile> _settled = new();
    readonly List<string> _documents = [];
    string? _current;
    bool _hasFailed;

    /// <summary>The ids that were seen in this sync.</summary>
    public HashSet<string> Present { get; } = new(StringComparer.Ordinal);

    /// <summary>Documents that archives and tables had before and have no more.</summary>
    public List<string> Dropped { get; } = [];

    /// <summary>Items that have lost documents: they are known as they are once these are removed, and read again if that does not come about.</summary>
    public List<KnownFile> Shrunk { get; } = [];

    /// <summary>Where it is kept.</summary>
    protected ISourceStore Store { get; } = store;

    /// <summary>The source.</summary>
    protected Source Source { get; } = source;

    /// <summary>Takes in what became of a document.</summary>
    public async Task AddAsync(IndexResult result, CancellationToken cancellationToken)
    {
        Present.Add(result.DocumentId);
        if (SourceItemId.Of(result.DocumentId, IsItem) is not { } id)
            return;
        if (id != _current)
        {
            await CompleteAsync(cancellationToken);
            _current = id;
        }

        _hasFailed |= result.Outcome == IndexOutcome.Failed;
        if (IsListed(result))
            _documents.Add(result.DocumentId);
        await WriteIfFullAsync(cancellationToken);
    }

    /// <summary>Writes what is left; the last item is complete.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await CompleteAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    /// <summary>Whether an id is that of an item that is read.</summary>
    protected abstract bool IsItem(string id);

    /// <summary>Whether a document is kept as one of its item's.</summary>
    protected abstract bool IsListed(IndexResult result);

    /// <summary>The documents that an item had before.</summary>
    protected abstract IReadOnlyList<string> DocumentsBefore(string id);

    /// <summary>What is known of an item now; null if no more than before.</summary>
    /// <param name="id">The item.</param>
    /// <param name="documents">Its documents.</param>
    /// <param name="hasFailed">Whether one of them could not be indexed.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    protected abstract Task<KnownFile?> KnownAsync(
        string id, IReadOnlyList<string> documents, bool hasFailed, CancellationToken cancellationToken);

    /// <summary>Takes in what is known of an item, to be written with the others. Safe from any thread.</summary>
    protected void Settle(KnownFile item) => _settled.Enqueue(item);

    /// <summary>Writes what has come together, if that is enough.</summary>
    protected Task WriteIfFullAsync(CancellationToken cancellationToken) =>
        _settled.Count >= batch ? WriteAsync(cancellationToken) : Task.CompletedTask;

    async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_current is null)
            return;
        var missing = DocumentsBefore(_current).Except(_documents, StringComparer.Ordinal).ToList();
        // What is damaged today may be whole tomorrow: its documents stay.
        if (_hasFailed)
            _documents.AddRange(missing);
        if (await KnownAsync(_current, [.. _documents], _hasFailed, cancellationToken) is { } known)
            Settle(known, _hasFailed ? [] : missing);
        _documents.Clear();
        _hasFailed = false;
        _current = null;
    }

    void Settle(KnownFile item, List<string> dropped)
    {
        Dropped.AddRange(dropped);
        if (dropped.Count == 0)
            Settle(item);
        else
            Shrunk.Add(item);
    }

    async Task WriteAsync(CancellationToken cancellationToken)
    {
        var items = new List<KnownFile>();
        while (_settled.TryDequeue(out var item))
            items.Add(item);
        await Store.PutFilesAsync(Source, items, [], cancellationToken);
    }
}
