using System.Diagnostics;
using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Lexicon;
using SemanticSearch.Search.Highlighting;
using SemanticSearch.Search.Ranking;
using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>Answers questions with ranked passages, and resolves the citations that it gave. Safe from any thread.</summary>
public sealed class PassageSearcher
{
    readonly AsyncLazy<IIndexStore> _store;
    readonly LoadedModels _models;
    readonly RankingOptions _ranking;
    readonly TimeProvider _time;

    internal PassageSearcher(AsyncLazy<IIndexStore> store, LoadedModels models, RankingOptions ranking, TimeProvider time)
    {
        _ranking = ranking;
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
        var query = await QueryAsync(request, model, warnings, cancellationToken);
        var fusion = new Fusion(
            request.Fusion ?? _ranking.Fusion, LegWeights.Of(request, _ranking, model.ReadsOrder), _ranking.ReciprocalRankConstant);
        var found = await new PassageRetriever(store, collection, request, fusion, warnings).RetrieveAsync(query, cancellationToken);
        var passages = await HighlightAsync(request, found.Passages, warnings, cancellationToken);

        var took = _time.GetElapsedTime(start);
        Telemetry.SearchDuration.Record(
            took.TotalSeconds, new TagList { { "semantic_search.mode", request.Mode.ToString().ToLowerInvariant() } });
        return new SearchResponse
        {
            Query = request.Query,
            Collection = collection.Name,
            Mode = request.Mode,
            Model = model.Facts.Id,
            Interpretation = new QueryInterpretation { Words = request.Query, Mode = UnderstandingMode.Off },
            Scope = found.Retrieval.Scope,
            Total = found.Retrieval.Total,
            Facets = found.Retrieval.Facets,
            Coverage = found.Retrieval.Coverage,
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

    async Task<RetrievalQuery> QueryAsync(
        SearchRequest request, SentenceModel model, List<string> warnings, CancellationToken cancellationToken)
    {
        var boosts = request.Boosts ?? new FieldBoosts(_ranking.TitleBoost, _ranking.HeadingBoost);
        return new RetrievalQuery
        {
            Vector = request.Mode == SearchMode.Lexical ? (ReadOnlyMemory<float>?)null : await EmbedAsync(request.Query, model, warnings, cancellationToken),
            Terms = request.Mode == SearchMode.Dense ? [] : [.. ChunkTerms.OfQuery(request.Query, boosts)],
            Filter = request.Filter,
            Facets = request.Facets,
            Depth = Math.Max(_ranking.Depth, 2 * request.Limit),
        };
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
