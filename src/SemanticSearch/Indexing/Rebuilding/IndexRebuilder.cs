using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SemanticSearch.Embedding;
using SemanticSearch.Storage;

namespace SemanticSearch.Indexing.Rebuilding;

/// <summary>
/// Builds generations of a collection's index from its stored texts, beside the live one and whatever is written to that meanwhile, swaps
/// them in and returns to those before. What is to be done is always told by what a generation is missing, so that a run that was stopped
/// is gone on with by the next. Safe from any thread and from several processes.
/// </summary>
public sealed class IndexRebuilder
{
    // Enough for every core, little enough that a stop loses seconds at most.
    const int GroupDocuments = 16;
    const long GroupCharacters = 4L << 20;

    readonly AsyncLazy<IIndexStore> _store;
    readonly AsyncLazy<IGenerationStore> _generations;
    readonly LoadedModels _models;
    readonly int _kept;
    readonly TimeProvider _time;
    readonly ILogger<IndexRebuilder> _logger;

    internal IndexRebuilder(
        AsyncLazy<IIndexStore> store,
        AsyncLazy<IGenerationStore> generations,
        LoadedModels models,
        IOptions<SemanticSearchOptions> options,
        TimeProvider time,
        ILogger<IndexRebuilder> logger)
    {
        _store = store;
        _generations = generations;
        _models = models;
        _kept = options.Value.KeptGenerations;
        _time = time;
        _logger = logger;
    }

    /// <summary>The generations of a collection, in the order in which they were begun.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is no such collection.</exception>
    public async Task<IReadOnlyList<GenerationSummary>> ListAsync(string collectionName, CancellationToken cancellationToken) =>
        [.. (await GenerationsAsync(collectionName, cancellationToken)).Select(Summarise)];

    /// <summary>Begins a generation, or finds the one of the same recipe that was begun before. <see cref="BuildAsync"/> builds it.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is no such collection;
    /// <see cref="ErrorKind.InvalidRequest"/>: the live generation is made so already, or a number is out of range;
    /// <see cref="ErrorKind.UnusableModel"/>: the model cannot be loaded.</exception>
    public async Task<long> BeginAsync(string collectionName, RebuildRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Check();
        var collection = await RequireAsync(collectionName, cancellationToken);
        var live = collection.Recipe;
        var (name, model) = await _models.GetAsync(request.Model ?? live.Model, cancellationToken);
        var recipe = new IndexRecipe(
            name,
            model.Fingerprint,
            model.Facts.Dimensions,
            Math.Min(request.ChunkTokens ?? live.ChunkTokens, model.Facts.MaximumTokens),
            request.ChunkOverlap ?? live.ChunkOverlap,
            request.ChunkContext ?? live.ChunkContext);
        if (recipe == live)
            throw new SemanticSearchException(
                ErrorKind.InvalidRequest,
                $"collection '{collection.Name}' is indexed so already: name another model, or other chunk settings");
        var generations = await _generations.GetAsync(cancellationToken);
        return (await generations.BeginGenerationAsync(collection, recipe, cancellationToken)).Generation;
    }

    /// <summary>Builds what a generation is missing.</summary>
    /// <param name="collectionName">The collection.</param>
    /// <param name="generation">The generation.</param>
    /// <param name="progress">Hears of every group of documents; null for nobody.</param>
    /// <param name="cancellationToken">Ends the building between groups; what is built stays.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is no such generation;
    /// <see cref="ErrorKind.UnusableModel"/>, <see cref="ErrorKind.Conflict"/>: its model is not there, or not as it was;
    /// <see cref="ErrorKind.UnusableModel"/> too, at the end, with the documents of which the model makes no vectors: all others are
    /// built.</exception>
    public async Task<BuiltGeneration> BuildAsync(
        string collectionName, long generation, Action<RebuildProgress>? progress, CancellationToken cancellationToken)
    {
        var found = await RequireAsync(collectionName, generation, cancellationToken);
        return await FillAsync(found.Index, found.Missing, progress, cancellationToken);
    }

    /// <summary>Makes a generation the live one, once all is built that it is missing. Searches see the one before or this one, each whole.
    /// Generations beyond those that are kept are then deleted.</summary>
    /// <exception cref="SemanticSearchException">As <see cref="BuildAsync"/> says.</exception>
    public async Task SwapAsync(string collectionName, long generation, CancellationToken cancellationToken)
    {
        var found = await RequireAsync(collectionName, generation, cancellationToken);
        await SwitchAsync(found, cancellationToken);
        await PruneAsync(collectionName, _kept, cancellationToken);
    }

    /// <summary>The number of the generation that was live last.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is no such collection;
    /// <see cref="ErrorKind.Conflict"/>: there is no such generation.</exception>
    public async Task<long> FindPreviousAsync(string collectionName, CancellationToken cancellationToken) =>
        (await RequirePreviousAsync(collectionName, cancellationToken)).Index.Generation;

    /// <summary>Returns to the generation that was live last, once all is built that was written since, and tells which.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: there is none; others as <see cref="BuildAsync"/> says.</exception>
    public async Task<long> RollBackAsync(string collectionName, CancellationToken cancellationToken)
    {
        var previous = await RequirePreviousAsync(collectionName, cancellationToken);
        await SwitchAsync(previous, cancellationToken);
        return previous.Index.Generation;
    }

    /// <summary>Deletes all generations that were live before, except those that were live last, and tells which.</summary>
    /// <param name="collectionName">The collection.</param>
    /// <param name="keep">How many stay.</param>
    /// <param name="cancellationToken">Ends the deleting.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is no such collection.</exception>
    public async Task<IReadOnlyList<long>> PruneAsync(string collectionName, int keep, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keep);
        var pruned = Retired(await GenerationsAsync(collectionName, cancellationToken)).Skip(keep).ToList();
        foreach (var generation in pruned)
            await DropAsync(generation, cancellationToken);
        return [.. pruned.Select(generation => generation.Index.Generation)];
    }

    /// <summary>Deletes a generation.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is no such generation;
    /// <see cref="ErrorKind.Conflict"/>: it is the live one.</exception>
    public async Task DropAsync(string collectionName, long generation, CancellationToken cancellationToken) =>
        await DropAsync(await RequireAsync(collectionName, generation, cancellationToken), cancellationToken);

    async Task DropAsync(Generation generation, CancellationToken cancellationToken)
    {
        await (await _generations.GetAsync(cancellationToken)).DropGenerationAsync(generation.Index, cancellationToken);
        _logger.GenerationDropped(generation.Index.Generation, generation.Index.Name);
    }

    async Task SwitchAsync(Generation generation, CancellationToken cancellationToken)
    {
        var generations = await _generations.GetAsync(cancellationToken);
        while (!await generations.TrySwitchAsync(generation.Index, cancellationToken))
            await FillAsync(generation.Index, generation.Missing, null, cancellationToken);
        _logger.GenerationSwitched(generation.Index.Name, generation.Index.Generation);
        // Where switching and writing are no transactions, one written to the generation before at that moment is missing.
        await FillAsync(generation.Index, 0, null, cancellationToken);
    }

    async Task<BuiltGeneration> FillAsync(
        Collection index, long missing, Action<RebuildProgress>? progress, CancellationToken cancellationToken)
    {
        var generations = await _generations.GetAsync(cancellationToken);
        var began = _time.GetTimestamp();
        var (documents, chunks, tokens) = (0L, 0L, 0L);
        var failures = new RebuildFailures(index);
        StoredTextIndexing? indexing = null;
        while (await generations.ListMissingAsync(index, GroupDocuments, GroupCharacters, failures.Ids, cancellationToken) is { Count: > 0 } group)
        {
            indexing ??= new StoredTextIndexing(
                index.Recipe, await _models.GetAsync(index.Recipe.Model, index.Recipe.ModelFingerprint, cancellationToken), _models.Gate);
            foreach (var (stored, indexed) in await IndexGroupAsync(indexing, group, failures, cancellationToken))
            {
                // One that was changed meanwhile is missing again, and comes with a later group.
                if (!await generations.AddChunksAsync(index, stored, indexed, cancellationToken))
                    continue;
                documents++;
                chunks += indexed.Chunks.Count;
                tokens += indexed.Chunks.Sum(chunk => (long)chunk.Tokens);
            }
            progress?.Invoke(new RebuildProgress(index.Generation, documents, chunks, tokens, Math.Max(0, missing - documents)));
            failures.ThrowIfTooMany();
        }
        failures.ThrowIfAny();
        return new BuiltGeneration(index.Generation, documents, chunks, _time.GetElapsedTime(began).TotalSeconds);
    }

    async Task<IReadOnlyList<(StoredDocument Stored, IndexedChunks Indexed)>> IndexGroupAsync(
        StoredTextIndexing indexing, IReadOnlyList<StoredDocument> group, RebuildFailures failures, CancellationToken cancellationToken)
    {
        try
        {
            return [.. group.Zip(await indexing.IndexAsync([.. group.Select(stored => stored.Document)], cancellationToken))];
        }
        catch (Exception e) when (e is not (OperationCanceledException or SemanticSearchException))
        {
            if (group is [var document])
            {
                _logger.DocumentNotBuilt(document.Document.Id, e);
                failures.Add(document.Document.Id, e.Message);
                return [];
            }

            // One document of the group is to blame; alone, each tells for itself.
            var results = new List<(StoredDocument, IndexedChunks)>();
            foreach (var alone in group)
                results.AddRange(await IndexGroupAsync(indexing, [alone], failures, cancellationToken));
            return results;
        }
    }

    async Task<IReadOnlyList<Generation>> GenerationsAsync(string collectionName, CancellationToken cancellationToken)
    {
        var collection = await RequireAsync(collectionName, cancellationToken);
        return await (await _generations.GetAsync(cancellationToken)).ListGenerationsAsync(collection, cancellationToken);
    }

    async Task<Generation> RequireAsync(string collectionName, long generation, CancellationToken cancellationToken) =>
        (await GenerationsAsync(collectionName, cancellationToken)).FirstOrDefault(found => found.Index.Generation == generation)
        ?? throw new SemanticSearchException(
            ErrorKind.NotFound, $"collection '{collectionName}' has no generation {generation}");

    async Task<Generation> RequirePreviousAsync(string collectionName, CancellationToken cancellationToken) =>
        Retired(await GenerationsAsync(collectionName, cancellationToken)).FirstOrDefault()
        ?? throw new SemanticSearchException(
            ErrorKind.Conflict, $"collection '{collectionName}' has no generation before the live one to return to");

    async Task<Collection> RequireAsync(string collectionName, CancellationToken cancellationToken) =>
        await (await _store.GetAsync(cancellationToken)).RequireCollectionAsync(collectionName, cancellationToken);

    static IEnumerable<Generation> Retired(IEnumerable<Generation> generations) =>
        generations.Where(generation => generation.State == GenerationState.Previous)
            .OrderByDescending(generation => generation.Index.Activation);

    static GenerationSummary Summarise(Generation generation)
    {
        var recipe = generation.Index.Recipe;
        return new GenerationSummary(
            generation.Index.Generation, generation.State, recipe.Model, recipe.Dimensions, recipe.ChunkTokens, recipe.ChunkOverlap,
            recipe.ChunkContext, generation.Documents, generation.Missing, generation.Chunks, generation.Tokens, generation.VectorBytes,
            generation.MadeAt, generation.RetiredAt);
    }
}
