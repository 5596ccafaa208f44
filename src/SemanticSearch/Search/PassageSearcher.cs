using System.Diagnostics;
using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Search.Highlighting;
using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>Answers questions with ranked passages, and resolves the citations that it gave. Safe from any thread.</summary>
public sealed class PassageSearcher
{
    // A document may be replaced between ranking and reading its text; that rarely happens twice in a row.
    const int Attempts = 3;

    readonly AsyncLazy<IIndexStore> _store;
    readonly LoadedModels _models;
    readonly TimeProvider _time;

    internal PassageSearcher(AsyncLazy<IIndexStore> store, LoadedModels models, TimeProvider time)
    {
        _store = store;
        _models = models;
        _time = time;
    }

    /// <summary>Finds the passages that answer a question best.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a field is out of its range;
    /// <see cref="ErrorKind.NotFound"/>: there is no such collection; <see cref="ErrorKind.UnusableModel"/>: the collection's model is
    /// missing or has changed; <see cref="ErrorKind.Storage"/>: the index cannot be read.</exception>
    public async Task<SearchResponse> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        SearchRules.Check(request);
        using var activity = Telemetry.Activities.StartActivity("search");
        activity?.SetTag("db.collection.name", request.Collection);
        var start = _time.GetTimestamp();

        var store = await _store.GetAsync(cancellationToken);
        var collection = await store.RequireCollectionAsync(request.Collection, cancellationToken);
        var model = await _models.GetAsync(collection.Recipe.Model, collection.Recipe.ModelFingerprint, cancellationToken);
        if (model.CountTokens(request.Query) == 0)
            throw new SemanticSearchException(ErrorKind.InvalidRequest, "'query' has no words; ask a question in plain language");
        var warnings = new List<string>();
        var query = await EmbedAsync(request.Query, model, warnings, cancellationToken);
        var (ranking, found) = await RetrieveAsync(store, request, collection, query, warnings, cancellationToken);
        var passages = await HighlightAsync(request, found, warnings, cancellationToken);

        var took = _time.GetElapsedTime(start);
        Telemetry.SearchDuration.Record(took.TotalSeconds, new TagList { { "semantic_search.mode", "dense" } });
        return new SearchResponse
        {
            Query = request.Query,
            Collection = collection.Name,
            Mode = request.Mode,
            Model = model.Facts.Id,
            Interpretation = new QueryInterpretation { Words = request.Query, Mode = UnderstandingMode.Off },
            Scope = ranking.Scope,
            Total = new SearchTotal(ranking.Scope.Documents, ranking.Scope.Chunks, TotalRelation.Exact),
            Coverage = new SearchCoverage(ranking.Scope.Documents, 0, null, null, 0),
            Warnings = warnings,
            TookMilliseconds = took.TotalMilliseconds,
            Passages = passages,
        };
    }

    /// <summary>Looks up the passage that a citation names, as it stands today.</summary>
    /// <param name="citation">A citation id, see <see cref="CitationId"/>.</param>
    /// <param name="context">How much text to return around it.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: not a citation of this index;
    /// <see cref="ErrorKind.Gone"/>: the words are no longer where they were, <see cref="SemanticSearchException.Details"/> tell why:
    /// <c>fate</c> is <c>removed</c>, <c>changed</c>, or <c>moved</c> with the new citation as <c>movedTo</c>.</exception>
    public async Task<Passage> ResolveAsync(string citation, ContextWindow context, CancellationToken cancellationToken)
    {
        SearchRules.Check(context);
        var store = await _store.GetAsync(cancellationToken);
        var (collection, document, id) = await new CitationResolver(store).ResolveAsync(citation, cancellationToken);
        return PassageBuilder.Build(collection, document, id.Start, id.End, context);
    }

    static async Task<ReadOnlyMemory<float>> EmbedAsync(
        string query, SentenceModel model, List<string> warnings, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Activities.StartActivity("embed query");
        var embeddings = await model.Queries.GenerateAsync([query], null, cancellationToken);
        if (embeddings.Usage?.AdditionalCounts?.GetValueOrDefault(SentenceEmbeddingGenerator.TruncatedTexts) > 0)
            warnings.Add($"the query was cut to the {model.Facts.MaximumTokens} tokens that {model.Facts.Id} reads");
        return embeddings[0].Vector;
    }

    static async Task<(ChunkRanking Ranking, IReadOnlyList<Passage> Passages)> RetrieveAsync(
        IIndexStore store,
        SearchRequest request,
        Collection collection,
        ReadOnlyMemory<float> query,
        List<string> warnings,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (ranking, hits) = await RankAsync(store, request, collection, query, cancellationToken);
            var ids = hits.Select(hit => hit.DocumentId).ToHashSet(StringComparer.Ordinal);
            var documents = await store.GetDocumentsAsync(collection, ids, cancellationToken);
            var current = hits
                .Where(hit => documents.TryGetValue(hit.DocumentId, out var stored) && stored.Revision == hit.Revision)
                .ToList();
            if (current.Count < hits.Count && attempt < Attempts)
                continue;
            if (current.Count < hits.Count)
                warnings.Add($"{hits.Count - current.Count} passages were left out: their documents changed while the search ran");
            return (ranking, current
                .Select((hit, i) => PassageBuilder.Build(collection.Name, documents[hit.DocumentId].Document, hit, i + 1, request.Context))
                .ToList());
        }
    }

    // Hits that merge leave room for more, so that more chunks than passages are asked for, and more again if that was too few.
    static async Task<(ChunkRanking Ranking, IReadOnlyList<MergedHit> Hits)> RankAsync(
        IIndexStore store, SearchRequest request, Collection collection, ReadOnlyMemory<float> query, CancellationToken cancellationToken)
    {
        for (var chunks = 2 * request.Limit; ; chunks *= 2)
        {
            var ranking = await store.SearchDenseAsync(collection, query, chunks, cancellationToken);
            var hits = HitMerger.Merge(ranking.Chunks, request.Limit);
            if (hits.Count == request.Limit || ranking.Chunks.Count < chunks)
                return (ranking, hits);
        }
    }

    async Task<IReadOnlyList<Passage>> HighlightAsync(
        SearchRequest request, IReadOnlyList<Passage> passages, List<string> warnings, CancellationToken cancellationToken)
    {
        if (!request.Highlight || passages.Count == 0)
            return passages;
        SentenceModel? model = null;
        try
        {
            (_, model) = await _models.GetAsync(ModelLibrary.BuiltIn, cancellationToken);
        }
        catch (SemanticSearchException e) when (e.Kind == ErrorKind.UnusableModel)
        {
            warnings.Add($"the best sentences were chosen by words alone: {e.Message}");
        }
        return await new PassageHighlighter(model).HighlightAsync(request.Query, passages, cancellationToken);
    }
}
