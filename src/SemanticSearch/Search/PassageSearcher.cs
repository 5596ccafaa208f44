using System.Diagnostics;
using SemanticSearch.Embedding;
using SemanticSearch.Search.Alignment;
using SemanticSearch.Search.Highlighting;
using SemanticSearch.Search.Planning;
using SemanticSearch.Search.Ranking;
using SemanticSearch.Search.Reranking;
using SemanticSearch.Search.Suggesting;
using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>Answers questions with ranked passages, and resolves the citations that it gave. Safe from any thread.</summary>
public sealed class PassageSearcher
{
    readonly AsyncLazy<IIndexStore> _store;
    readonly LoadedModels _models;
    readonly CollectionLexicon _lexicon;
    readonly RelevanceScales _scales;
    readonly RankingOptions _ranking;
    readonly TimeProvider _time;
    readonly AlignedTexts _texts = new();

    internal PassageSearcher(
        AsyncLazy<IIndexStore> store,
        LoadedModels models,
        CollectionLexicon lexicon,
        RelevanceScales scales,
        RankingOptions ranking,
        TimeProvider time)
    {
        _store = store;
        _models = models;
        _lexicon = lexicon;
        _scales = scales;
        _ranking = ranking;
        _time = time;
    }

    /// <summary>Finds the passages that answer a question best.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a field is out of its range, or a filter breaks a
    /// rule; <see cref="ErrorKind.NotFound"/>: there is no such collection, or nothing of that name to resemble;
    /// <see cref="ErrorKind.UnusableModel"/>: the collection's model is missing or has changed, and words are not asked for;
    /// <see cref="ErrorKind.Storage"/>: the index cannot be read.</exception>
    public async Task<SearchResponse> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        SearchRules.Check(request, _ranking);
        using var activity = Telemetry.Activities.StartActivity("search");
        using var first = _models.Gate.Enter();
        activity?.SetTag("db.collection.name", request.Collection);
        var clock = new SearchClock(_time);
        var store = await _store.GetAsync(cancellationToken);
        var run = new Run(store, await store.RequireCollectionAsync(request.Collection, cancellationToken), request, clock, []);
        var (plan, legs) = await ReadAsync(run, cancellationToken);
        var (retrieval, passages) = await FindAsync(run, plan, legs, cancellationToken);
        var suggestion = await new Correction(store, run.Collection, _lexicon).FindAsync(request.Query, plan, retrieval, cancellationToken);
        clock.Charge(SearchPhase.Assemble);
        var response = Answer(run, plan, legs, retrieval, passages) with { Interpretation = plan.Interpretation with { DidYouMean = suggestion } };
        Telemetry.SearchDuration.Record(
            clock.Elapsed.TotalSeconds, new TagList { { "semantic_search.mode", response.Mode.ToString().ToLowerInvariant() } });
        return response;
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

    // What the query says, and to the model.
    async Task<(QueryPlan Plan, QueryLegs.Asked Legs)> ReadAsync(Run run, CancellationToken cancellationToken)
    {
        var preparing = run.Store.PrepareAsync(run.Collection, cancellationToken);
        try
        {
            var plan = await new QueryPlanner(run.Store, _lexicon, _ranking, _time).PlanAsync(run.Collection, run.Request, cancellationToken);
            run.Warnings.AddRange(plan.Warnings);
            run.Clock.Charge(SearchPhase.Understand);
            var legs = await new QueryLegs(_models, run.Warnings).OfAsync(run.Store, run.Collection, run.Request, plan, cancellationToken);
            run.Clock.Charge(SearchPhase.Embed);
            return (plan, legs);
        }
        finally
        {
            // What failed fails again where it is needed.
            await preparing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<(Retrieval Retrieval, IReadOnlyList<Passage> Passages)> FindAsync(
        Run run, QueryPlan plan, QueryLegs.Asked legs, CancellationToken cancellationToken)
    {
        var (store, collection, request, clock, warnings) = run;
        var scale = await _scales.GetAsync(collection, cancellationToken);
        var ranking = Ranking(request, plan, legs, scale);
        var aligned = request.Highlight || ranking.Aligns ? await new QueryAligner(_models, warnings).OfAsync(plan.Words, legs.Model, cancellationToken) : null;
        var aligner = aligned is null || !ranking.Aligns ? null : new CandidateAligner(store, collection, aligned, _texts, _ranking.AlignmentDepth);
        var selection = new PassageSelection(store, collection, request, _ranking);
        var reranker = await RerankerAsync(request, warnings, cancellationToken);
        var found = await new PassageRetriever(store, collection, selection.Pool(reranker is not null), aligner, clock, warnings).RetrieveAsync(
            legs.Query(plan, request, Math.Max(_ranking.Depth, 2 * request.Limit), scale, run.Least),
            ranking,
            new ReferenceFinder(store, collection, plan.References),
            cancellationToken);
        var passages = await selection.SelectAsync(plan.Words, found.Passages, reranker, clock, warnings, cancellationToken);
        return (found.Retrieval, request.Highlight && plan.Words.Length > 0 ? PassageHighlighter.Highlight(plan.Words, passages, aligned) : passages);
    }

    static SearchResponse Answer(Run run, QueryPlan plan, QueryLegs.Asked legs, Retrieval retrieval, IReadOnlyList<Passage> passages)
    {
        if (retrieval.LexicalFailure is { } failure)
            run.Warnings.Add($"words could not be looked up, so that passages were found by meaning alone: {failure}");
        return new SearchResponse
        {
            Query = run.Request.Query,
            Collection = run.Collection.Name,
            Mode = retrieval.LexicalFailure is null ? legs.Mode : SearchMode.Dense,
            Model = legs.Model?.Facts.Id ?? run.Collection.Recipe.Model,
            Interpretation = plan.Interpretation,
            Scope = retrieval.Scope,
            Total = retrieval.Total,
            Facets = retrieval.Facets,
            Coverage = retrieval.Coverage,
            Warnings = run.Warnings,
            EmptyReason = passages.Count == 0 ? EmptyAnswer.Reason(run.Collection, plan, retrieval, run.Least) : null,
            TookMilliseconds = run.Clock.Elapsed.TotalMilliseconds,
            Timings = run.Request.Explain ? run.Clock.Timings : null,
            Passages = passages,
            Groups = run.Request.GroupByDocument ? DocumentGrouping.Groups(passages) : [],
        };
    }

    CandidateRanking Ranking(SearchRequest request, QueryPlan plan, QueryLegs.Asked legs, RelevanceScale? scale)
    {
        var weights = LegWeights.Of(request with { Mode = legs.Mode }, _ranking, legs.Model?.ReadsOrder ?? false);
        return new CandidateRanking(
            new Fusion(request.Fusion ?? _ranking.Fusion, weights, _ranking.ReciprocalRankConstant), plan.Preferences, _ranking.UnderstandingBoost)
        {
            Recency = request.Recency is { } decay ? new RecencyScore(decay, DateOnly.FromDateTime(_time.GetUtcNow().Date)) : null,
            Band = scale is null
                ? null
                : one => scale.Band(legs.IsDense ? one.Cosine : null, plan.Coverage.Count > 0 ? one.Coverage : null, one.HoldsAll),
            Certainty = scale is null
                ? null
                : one => scale.CertaintyOf(legs.IsDense ? one.Cosine : null, plan.Coverage.Count > 0 ? one.Coverage : null, one.HoldsAll),
            Least = request.MinimumRelevance ?? RelevanceBand.None,
            // Without meaning, what has the words may be all that there is to go by.
            LeastOfBest = request.MinimumRelevance is null && legs.IsDense ? scale?.LeastOfAnswer(dense: true, plan.Coverage.Count > 0) : null,
        };
    }

    async Task<PassageReranker?> RerankerAsync(SearchRequest request, List<string> warnings, CancellationToken cancellationToken)
    {
        if (!(request.Rerank ?? _ranking.Reranker.Length > 0) || string.IsNullOrWhiteSpace(request.Query))
            return null;
        try
        {
            var model = await _models.GetRerankerAsync(_ranking.Reranker, cancellationToken);
            return new PassageReranker(model, _ranking.RerankTop, TimeSpan.FromMilliseconds(_ranking.RerankBudgetMilliseconds), _time);
        }
        catch (SemanticSearchException e) when (e.Kind == ErrorKind.UnusableModel)
        {
            warnings.Add($"passages were not reranked: {e.Message}");
            return null;
        }
    }

    // What one search has in hand.
    sealed record Run(IIndexStore Store, Collection Collection, SearchRequest Request, SearchClock Clock, List<string> Warnings)
    {
        public RelevanceBand Least => Request.MinimumRelevance ?? RelevanceBand.Weak;
    }
}
