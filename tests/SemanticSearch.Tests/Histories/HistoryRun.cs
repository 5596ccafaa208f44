using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Reading;
using SemanticSearch.Sources;
using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Histories;

/// <summary>Does what a history says to a real collection and to the dictionary, and compares them.</summary>
sealed class HistoryRun : IAsyncDisposable
{
    const string Collection = SearchRequest.DefaultCollection;

    static readonly int[] Budgets = [16, 24, 32];

    readonly TemporaryFolder _folder = new();
    readonly ExpectedCollection _expected = new();
    readonly Dictionary<string, Source> _sources = new(StringComparer.Ordinal);
    Library _library;
    int _made;

    public HistoryRun()
    {
        TinyModel.Write(_folder.At("tiny"), "treaty", "border", "grain", "summit", "the", "of", ".");
        _library = Open();
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Does it, and sees that texts and counts are right.</summary>
    public async Task ApplyAsync(Operation operation)
    {
        if (operation.Kind is OperationKind.Put or OperationKind.Sync or OperationKind.StopSync || _expected.Documents.Count > 0
            || operation.Kind < OperationKind.Sync)
            await DoAsync(operation);
        if (_sources.Count == 0 && _expected.Documents.Count == 0)
            return;
        Assert.Equal(_expected.Documents.Count, (await _library.Browser.GetCollectionAsync(Collection, Cancel)).Documents);
    }

    /// <summary>Compares all there is.</summary>
    public async Task CheckAllAsync()
    {
        if (_expected.Documents.Count + _expected.Deleted.Count == 0)
            return;
        var listed = await _library.Browser.ListDocumentsAsync(Collection, null, 1_000, Cancel);
        Assert.Equal(_expected.Documents.Keys, listed.Select(document => document.Id));
        foreach (var (id, text) in _expected.Documents)
            Assert.Equal(text, (await _library.Browser.GetDocumentAsync(Collection, id, Cancel)).Document.Text);
        if (_expected.Documents.Count > 0)
            await CheckWordAsync(_expected.Documents.ElementAt(_made % _expected.Documents.Count));

        foreach (var id in _expected.Deleted)
        {
            var gone = await Assert.ThrowsAsync<SemanticSearchException>(() => _library.Searcher.ResolveAsync(CitationOf(id), new(0, 0), Cancel));
            Assert.Equal(ErrorKind.Gone, gone.Kind);
        }

        Assert.Empty((await _library.Maintenance.VerifyAsync(Cancel)).Problems);
    }

    // By the store: a search would ask many questions first to tell what is relevant, of a collection that is another one each time.
    async Task CheckWordAsync(KeyValuePair<string, string> document)
    {
        var store = await _library.IndexStore.GetAsync(Cancel);
        var collection = (await store.FindCollectionAsync(Collection, Cancel))!;
        var word = document.Value.Split(' ').Single(word => word.StartsWith("word", StringComparison.Ordinal));
        var found = await store.RetrieveAsync(collection, new RetrievalQuery { Terms = [new WeightedTerm(word, 1)], Depth = 10 }, Cancel);
        // A file that moved is there twice until the next whole sync.
        Assert.Equal(
            _expected.Documents.Where(other => other.Value == document.Value).Select(other => other.Key),
            found.Candidates.Select(candidate => candidate.DocumentId).Distinct().Order(StringComparer.Ordinal));
    }

    async Task DoAsync(Operation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.AddFile:
                Write($"{FolderOf(operation)}{operation.Which % 40}.txt");
                break;
            case OperationKind.ChangeFile when FileOf(operation) is { } id:
                Write(id);
                break;
            case OperationKind.RenameFile when FileOf(operation) is { } id:
                Rename(id, $"{FolderOf(operation)}moved-{operation.Which % 20}.txt");
                break;
            case OperationKind.DeleteFile when FileOf(operation) is { } id:
                File.Delete(_folder.At(id));
                _expected.Files.Remove(id);
                break;
            case OperationKind.ChangeSurroundings:
                // Settings that say nothing are read, and so are all files again; the other file is nobody's concern.
                _folder.Write($"{FolderOf(operation)}{(operation.Which % 3 == 0 ? "semsearch.yaml" : "other.bin")}", $"# {operation.Which}");
                break;
            case OperationKind.Sync:
                await SyncAsync(FolderOf(operation), int.MaxValue);
                _expected.Sync(FolderOf(operation));
                await CheckAllAsync();
                break;
            case OperationKind.StopSync:
                await StopSyncAsync(FolderOf(operation), operation.Which % 5);
                break;
            case OperationKind.Put:
                await PutAsync($"put/{operation.Which % 10}");
                break;
            case OperationKind.Delete when _expected.Documents.Keys.Where(CanDelete).ToList() is { Count: > 0 } ids:
                await DeleteAsync(ids[operation.Which % ids.Count]);
                break;
            case OperationKind.Restart:
                await _library.DisposeAsync();
                _library = Open();
                await CheckAllAsync();
                break;
            case OperationKind.Rebuild or OperationKind.Swap or OperationKind.RollBack:
                await ChangeGenerationAsync(operation);
                break;
        }
    }

    static string FolderOf(Operation operation) => operation.Which % 4 == 0 ? "annex/" : "corpus/";

    bool CanDelete(string id) => id.StartsWith("put/", StringComparison.Ordinal) || _expected.IsSettled(id);

    string? FileOf(Operation operation) =>
        _expected.Files.Count == 0 ? null : _expected.Files.Keys.ElementAt(operation.Which % _expected.Files.Count);

    void Write(string id)
    {
        _expected.Files[id] = NewText();
        _folder.Write(id, _expected.Files[id]);
    }

    void Rename(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.At(to))!);
        File.Move(_folder.At(from), _folder.At(to), overwrite: true);
        _expected.Files.Remove(from, out var text);
        _expected.Files[to] = text!;
    }

    async Task PutAsync(string id)
    {
        var text = NewText();
        await _library.Indexer.IndexAsync(Collection, DocumentSource.FromText(id, text, "text/plain", "Title", null), Cancel);
        _expected.Put(id, text);
    }

    async Task DeleteAsync(string id)
    {
        Assert.True(await _library.Indexer.DeleteAsync(Collection, id, Cancel));
        _expected.DeleteByHand(id);
    }

    // By force only where it is refused, as the plan says beforehand.
    async Task SyncAsync(string folder, int stopAfter)
    {
        Directory.CreateDirectory(_folder.At(folder));
        if (!_sources.TryGetValue(folder, out var source))
            _sources[folder] = source = await _library.Sources.AddAsync(Collection, _folder.At(folder), [], [], null, removes: true, Cancel);
        var refusal = (await _library.Sync.PlanAsync(source, new SyncOptions(), Cancel)).Refusal;
        if (refusal is not null)
        {
            var refused = await Assert.ThrowsAsync<SemanticSearchException>(() => SyncAsync(source, new SyncOptions(), stopAfter));
            Assert.Equal(refusal, refused.Message);
        }

        await SyncAsync(source, new SyncOptions(Force: refusal is not null), stopAfter);
    }

    async Task SyncAsync(Source source, SyncOptions options, int stopAfter)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await _library.Sync.RunAsync(
            source,
            options,
            _ => { },
            result =>
            {
                Assert.False(_expected.IsAway(result.DocumentId), $"{result.DocumentId} was deleted, and its file has not changed");
                _expected.Put(result.DocumentId, _expected.Files[result.DocumentId]);
                if (--stopAfter == 0)
                    stop.Cancel();
            },
            _expected.Delete,
            stop.Token);
    }

    // What was told of is done; what was under way may be, and the next sync sees to the rest.
    async Task StopSyncAsync(string folder, int after)
    {
        try
        {
            await SyncAsync(folder, after + 1);
            _expected.Sync(folder);
        }
        catch (OperationCanceledException)
        {
            _expected.Unsettle(folder);
            foreach (var (id, text) in _expected.Files)
            {
                if (await TextOf(id) == text)
                    _expected.Put(id, text);
            }
        }
    }

    async Task<string?> TextOf(string id)
    {
        var store = await _library.IndexStore.GetAsync(Cancel);
        return await store.FindCollectionAsync(Collection, Cancel) is { } collection
            ? (await store.GetDocumentAsync(collection, id, Cancel))?.Document.Text
            : null;
    }

    async Task ChangeGenerationAsync(Operation operation)
    {
        var generations = await _library.Rebuilder.ListAsync(Collection, Cancel);
        var others = generations.Where(generation => generation.State != GenerationState.Live).ToList();
        if (operation.Kind == OperationKind.Rebuild)
        {
            var live = generations.Single(generation => generation.State == GenerationState.Live);
            var budgets = Budgets.Where(budget => budget != live.ChunkTokens).ToList();
            var request = new RebuildRequest(ChunkTokens: budgets[operation.Which % budgets.Count]);
            var begun = await _library.Rebuilder.BeginAsync(Collection, request, Cancel);
            await _library.Rebuilder.BuildAsync(Collection, begun, null, Cancel);
        }
        else if (operation.Kind == OperationKind.Swap && others.Count > 0)
        {
            await _library.Rebuilder.SwapAsync(Collection, others[operation.Which % others.Count].Id, Cancel);
        }
        else if (operation.Kind == OperationKind.RollBack && others.Exists(other => other.State == GenerationState.Previous))
        {
            await _library.Rebuilder.RollBackAsync(Collection, Cancel);
        }
    }

    string NewText()
    {
        _made++;
        return $"The treaty of the border.\n\nThe grain of the summit and the word{_made} of the treaty.";
    }

    static string CitationOf(string id) => new CitationId(DocumentId.Key(Collection, id), 0, 5, "00000000").ToString();

    Library Open() => new(_folder.At("data"), TimeProvider.System, ("Model", _folder.At("tiny")), ("MinimumFreeBytes", "0"));
}
