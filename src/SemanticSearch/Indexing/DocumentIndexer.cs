using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SemanticSearch.Embedding;
using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Reading;
using SemanticSearch.Reading.Archives;
using SemanticSearch.Storage;

namespace SemanticSearch.Indexing;

/// <summary>
/// Writes documents into collections: reads, chunks, embeds and stores them, several at once, each whole or not at all. Safe from any thread.
/// </summary>
public sealed class DocumentIndexer
{
    // Enough that neither the embedder nor the disk waits; what they hold is bounded by a budget of bytes.
    const int Ahead = 64;

    readonly SourceExpander _expander;
    readonly DocumentReader _reader;
    readonly LoadedModels _models;
    readonly AsyncLazy<IIndexStore> _store;
    readonly CollectionSettings _settings;
    readonly IndexingOptions _indexing;
    readonly ILogger<DocumentIndexer> _logger;

    internal DocumentIndexer(
        SourceExpander expander,
        DocumentReader reader,
        LoadedModels models,
        AsyncLazy<IIndexStore> store,
        IOptions<SemanticSearchOptions> options,
        IOptions<IndexingOptions> indexing,
        ILogger<DocumentIndexer> logger)
        : this(expander, reader, models, store, CollectionSettings.Of(options.Value), indexing.Value, logger)
    {
    }

    DocumentIndexer(
        SourceExpander expander,
        DocumentReader reader,
        LoadedModels models,
        AsyncLazy<IIndexStore> store,
        CollectionSettings settings,
        IndexingOptions indexing,
        ILogger<DocumentIndexer> logger)
    {
        _expander = expander;
        _reader = reader;
        _models = models;
        _store = store;
        _settings = settings;
        _indexing = indexing;
        _logger = logger;
    }

    /// <summary>How collections are made, in words that another process understands too: a model has its lasting name.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: the model that is asked for is not there.</exception>
    public async Task<CollectionSettings> ResolveSettingsAsync(CancellationToken cancellationToken) => _settings.Model.Length == 0
        ? _settings
        : _settings with
        {
            Model = (await (await _models.OpenLibraryAsync(cancellationToken)).ResolveAsync(_settings.Model, cancellationToken)).Name,
        };

    /// <summary>The same with other settings.</summary>
    internal DocumentIndexer With(CollectionSettings settings) => new(_expander, _reader, _models, _store, settings, _indexing, _logger);

    /// <summary>
    /// Indexes documents, those within archives and tables too, into a collection, which is made if it is not there, and tells of each,
    /// in their order, once it is on disk. One that cannot be read is a result, not the end of the run, and is remembered until it can.
    /// Stopping in the middle leaves what was told of.
    /// </summary>
    /// <param name="collectionName">The collection.</param>
    /// <param name="sources">The documents, looked at as the pipeline gets to them.</param>
    /// <param name="cancellationToken">Ends the run between documents.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the collection's name is unusable;
    /// <see cref="ErrorKind.UnusableModel"/>: the model cannot be loaded; <see cref="ErrorKind.Conflict"/>: the collection was made with
    /// another model or other chunks than asked for; <see cref="ErrorKind.Storage"/>: the index cannot be written.</exception>
    public IAsyncEnumerable<IndexResult> IndexAsync(
        string collectionName, IEnumerable<DocumentSource> sources, CancellationToken cancellationToken) =>
        IndexAsync(collectionName, sources, static _ => null, cancellationToken);

    /// <summary>As <see cref="IndexAsync(string, IEnumerable{DocumentSource}, CancellationToken)"/>, for documents that may have had another id
    /// before: what of their text has not changed is not embedded again.</summary>
    internal IAsyncEnumerable<IndexResult> IndexAsync(
        string collectionName,
        IEnumerable<DocumentSource> sources,
        Func<string, string?> earlierId,
        CancellationToken cancellationToken) =>
        IndexAsync(collectionName, sources.ToAsyncEnumerable(), earlierId, cancellationToken);

    /// <summary>As <see cref="IndexAsync(string, IEnumerable{DocumentSource}, CancellationToken)"/>, for documents that take time to be
    /// found.</summary>
    internal IAsyncEnumerable<IndexResult> IndexAsync(
        string collectionName,
        IAsyncEnumerable<DocumentSource> sources,
        Func<string, string?> earlierId,
        CancellationToken cancellationToken) =>
        IndexExpandedAsync(collectionName, _expander.ExpandAsync(sources, cancellationToken), earlierId, cancellationToken);

    /// <summary>Indexes one document, as <see cref="IndexAsync(string, IEnumerable{DocumentSource}, CancellationToken)"/> does. An archive
    /// or a table is none.</summary>
    public async Task<IndexResult> IndexAsync(string collectionName, DocumentSource source, CancellationToken cancellationToken)
    {
        await foreach (var result in IndexExpandedAsync(collectionName, AsyncEnumerable.Repeat(source, 1), static _ => null, cancellationToken))
            return result;
        throw new InvalidOperationException("a run of one document gave no result");
    }

    IAsyncEnumerable<IndexResult> IndexExpandedAsync(
        string collectionName, IAsyncEnumerable<DocumentSource> sources, Func<string, string?> earlierId, CancellationToken cancellationToken) =>
        IndexAsync(
            collectionName,
            like: null,
            (target, stage) => stage.PrepareAsync(
                new RunIds().ClaimAsync(sources, cancellationToken),
                claimed => claimed.Source.Length,
                new DocumentPreparer(_reader, target, earlierId, _logger).PrepareAsync,
                cancellationToken),
            cancellationToken);

    /// <summary>Indexes documents that somebody else prepares.</summary>
    /// <param name="collectionName">The collection.</param>
    /// <param name="like">How a new collection is made where the settings do not say; null for the defaults.</param>
    /// <param name="prepare">Prepares the documents, which come out in the same order.</param>
    /// <param name="cancellationToken">Ends the run between documents.</param>
    internal async IAsyncEnumerable<IndexResult> IndexAsync(
        string collectionName,
        IndexRecipe? like,
        Func<IndexTarget, PreparingStage, IAsyncEnumerable<PreparedDocument>> prepare,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var store = await _store.GetAsync(cancellationToken);
        var (collection, model) = await OpenAsync(store, collectionName, like, cancellationToken);
        CollectionRecipe.RequireChunking(_settings, collection, model);
        var target = new IndexTarget(store, collection, model);
        var stage = new PreparingStage(_indexing, _models.Gate);
        var embedder = new DocumentEmbedder(model.Passages, target.EmbeddingText, _indexing.BatchTokens, _logger);

        var embedded = embedder.EmbedAsync(prepare(target, stage).RunAheadAsync(Ahead, cancellationToken), cancellationToken);
        await foreach (var document in embedded.RunAheadAsync(Ahead, cancellationToken))
        {
            var result = await WriteOrFailAsync(store, collection, document, cancellationToken);
            stage.Finish(document.Prepared);
            yield return result;
        }
    }

    /// <summary>Deletes a document with all its chunks, and forgets that it failed; false if there was neither.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the index cannot be written.</exception>
    public async Task<bool> DeleteAsync(string collectionName, string documentId, CancellationToken cancellationToken)
    {
        var store = await _store.GetAsync(cancellationToken);
        var deleted = await store.FindCollectionAsync(collectionName, cancellationToken) is { } collection
            && await store.DeleteDocumentAsync(collection, documentId, cancellationToken);
        if (deleted)
            _logger.DocumentDeleted(documentId, collectionName);
        return deleted;
    }

    /// <summary>Those of the documents that are there.</summary>
    internal async Task<IReadOnlySet<string>> FindPresentAsync(
        string collectionName, IEnumerable<string> documentIds, CancellationToken cancellationToken)
    {
        var present = new HashSet<string>(StringComparer.Ordinal);
        var store = await _store.GetAsync(cancellationToken);
        if (await store.FindCollectionAsync(collectionName, cancellationToken) is not { } collection)
            return present;
        foreach (var id in documentIds)
        {
            if (await store.FindDocumentAsync(collection, id, cancellationToken) is not null)
                present.Add(id);
        }

        return present;
    }

    async Task<(Collection Collection, SentenceModel Model)> OpenAsync(
        IIndexStore store, string name, IndexRecipe? like, CancellationToken cancellationToken)
    {
        CollectionName.Require(name);
        var existing = await store.FindCollectionAsync(name, cancellationToken);
        if (existing is null || _settings.Model.Length > 0)
        {
            var (modelName, model) = await _models.GetAsync(
                _settings.Model.Length > 0 ? _settings.Model : like?.Model ?? "", cancellationToken);
            existing ??= await store.EnsureCollectionAsync(name, CollectionRecipe.New(_settings, modelName, model, like), cancellationToken);
            return existing.Recipe.ModelFingerprint == model.Fingerprint
                ? (existing, model)
                : throw new SemanticSearchException(
                    ErrorKind.Conflict,
                    $"collection '{name}' is indexed with model '{existing.Recipe.Model}', not '{modelName}'; "
                    + "leave the model out, rebuild the collection with it, or choose another collection");
        }

        return (existing, await _models.GetAsync(existing.Recipe.Model, existing.Recipe.ModelFingerprint, cancellationToken));
    }

    // A rebuilt index may have been swapped in since the run began; the document is then cut and embedded as that one asks for.
    async Task<bool> PutAsync(IIndexStore store, Collection collection, IndexedDocument document, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await store.PutDocumentAsync(collection, document, cancellationToken);
            }
            catch (SemanticSearchException e) when (e.Kind == ErrorKind.Conflict)
            {
                var live = await store.FindCollectionAsync(collection.Name, cancellationToken);
                if (live is null || live.Generation == collection.Generation)
                    throw;
                var model = await _models.GetAsync(live.Recipe.Model, live.Recipe.ModelFingerprint, cancellationToken);
                var chunks = (await new StoredTextIndexing(live.Recipe, model, _models.Gate).IndexAsync([document.Document], cancellationToken))[0];
                document = document with { Chunks = chunks.Chunks, Vectors = chunks.Vectors, Terms = chunks.Terms };
                collection = live;
            }
        }
    }

    async Task<IndexResult> WriteOrFailAsync(
        IIndexStore store, Collection collection, EmbeddedDocument document, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(store, collection, document, cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or SemanticSearchException))
        {
            // What the store does not take of one document must not take the others with it.
            var id = document.Prepared.DocumentId;
            _logger.DocumentBroke(id, e);
            var failed = new IndexResult(
                id, IndexOutcome.Failed, Error: $"'{id}': writing failed unexpectedly ({e.Message}); please report it with the document");
            return await WriteAsync(store, collection, new EmbeddedDocument(PreparedDocument.Finished(failed), [], failed), cancellationToken);
        }
    }

    async Task<IndexResult> WriteAsync(
        IIndexStore store, Collection collection, EmbeddedDocument document, CancellationToken cancellationToken)
    {
        var result = document.Result;
        if (document.Prepared.Read is { } read)
        {
            var replaced = await PutAsync(
                store,
                collection,
                new IndexedDocument(
                    read.Document,
                    read.ContentHash,
                    document.Prepared.Chunks,
                    document.Vectors,
                    document.Prepared.Terms,
                    document.Prepared.Words),
                cancellationToken);
            _logger.DocumentIndexed(read.Document.Id, collection.Name, document.Prepared.Chunks.Count);
            // Somebody else may have written or deleted it since it was looked up.
            result = result with { Outcome = replaced ? IndexOutcome.Replaced : IndexOutcome.Added };
        }
        else if (document.Prepared.HasId)
        {
            await new FailureMemory(store, collection, _logger).RecordAsync(result, cancellationToken);
        }

        Telemetry.DocumentsIndexed.Add(1, new KeyValuePair<string, object?>("semantic_search.outcome", result.Outcome.ToString()));
        return result;
    }
}
