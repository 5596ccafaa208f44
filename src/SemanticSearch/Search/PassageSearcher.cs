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
        var (clock, warnings) = (new SearchClock(_time), new List<string>());

        var store = await _store.GetAsync(cancellationToken);
        var collection = await store.RequireCollectionAsync(request.Collection, cancellationToken);
        var preparing = store.PrepareAsync(collection, cancellationToken);
        QueryPlan plan;
        QueryLegs.Asked legs;
        try
        {
            plan = await new QueryPlanner(store, _lexicon, _ranking, _time).PlanAsync(collection, request, cancellationToken);
            warnings.AddRange(plan.Warnings);
            clock.Charge(SearchPhase.Understand);
            legs = await new QueryLegs(_models, warnings).OfAsync(store, collection, request, plan, cancellationToken);
            clock.Charge(SearchPhase.Embed);
        }
        finally
        {
            // What failed fails again where it is needed.
            await preparing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        var scale = await _scales.GetAsync(collection, cancellationToken);

        var least = request.MinimumRelevance;
        var ranking = Ranking(request, plan, legs, scale, least);
        var aligned = request.Highlight || ranking.Aligns ? await new QueryAligner(_models, warnings).OfAsync(plan.Words, legs.Model, cancellationToken) : null;
        var aligner = aligned is null || !ranking.Aligns ? null : new CandidateAligner(store, collection, aligned, _texts, _ranking.AlignmentDepth);
        var selection = new PassageSelection(store, collection, request, _ranking);
        var reranker = await RerankerAsync(request, warnings, cancellationToken);
        var found = await new PassageRetriever(store, collection, selection.Pool(reranker is not null), aligner, clock, warnings).RetrieveAsync(
            legs.Query(plan, request, Math.Max(_ranking.Depth, 2 * request.Limit), scale, least ?? RelevanceBand.Weak),
            ranking,
            new ReferenceFinder(store, collection, plan.References),
            cancellationToken);
        var passages = await selection.SelectAsync(plan.Words, found.Passages, reranker, clock, warnings, cancellationToken);
        if (request.Highlight && plan.Words.Length > 0)
            passages = PassageHighlighter.Highlight(plan.Words, passages, aligned);
        var suggestion = await new Correction(store, collection, _lexicon).FindAsync(request.Query, plan, found.Retrieval, cancellationToken);
        clock.Charge(SearchPhase.Assemble);

        var mode = legs.Mode;
        if (found.Retrieval.LexicalFailure is { } failure)
        {
            mode = SearchMode.Dense;
            warnings.Add($"words could not be looked up, so that passages were found by meaning alone: {failure}");
        }
        Telemetry.SearchDuration.Record(
            clock.Elapsed.TotalSeconds, new TagList { { "semantic_search.mode", mode.ToString().ToLowerInvariant() } });
        return new SearchResponse
        {
            Query = request.Query,
            Collection = collection.Name,
            Mode = mode,
            Model = legs.Model?.Facts.Id ?? collection.Recipe.Model,
            Interpretation = plan.Interpretation with { DidYouMean = suggestion },
            Scope = found.Retrieval.Scope,
            Total = found.Retrieval.Total,
            Facets = found.Retrieval.Facets,
            Coverage = found.Retrieval.Coverage,
            Warnings = warnings,
            EmptyReason = passages.Count == 0 ? EmptyAnswer.Reason(collection, plan, found.Retrieval, least ?? RelevanceBand.Weak) : null,
            TookMilliseconds = clock.Elapsed.TotalMilliseconds,
            Timings = request.Explain ? clock.Timings : null,
            Passages = passages,
            Groups = request.GroupByDocument ? DocumentGrouping.Groups(passages) : [],
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

    CandidateRanking Ranking(SearchRequest request, QueryPlan plan, QueryLegs.Asked legs, RelevanceScale? scale, RelevanceBand? least)
    {
        var weights = LegWeights.Of(request with { Mode = legs.Mode }, _ranking, legs.Model?.ReadsOrder ?? false);
        return new CandidateRanking(
            new Fusion(request.Fusion ?? _ranking.Fusion, weights, _ranking.ReciprocalRankConstant), plan.Preferences, _ranking.UnderstandingBoost)
        {
            Recency = request.Recency is { } decay ? new RecencyScore(decay, DateOnly.FromDateTime(_time.GetUtcNow().Date)) : null,
            Band = scale is null
                ? null
                : one => scale.Band(legs.IsDense ? one.Cosine : null, plan.Coverage.Count > 0 ? one.Coverage : null, one.HoldsAll),
            Least = least ?? RelevanceBand.None,
            // Without meaning, what has the words may be all that there is to go by.
            LeastOfBest = least is null && legs.IsDense ? scale?.LeastOfAnswer(dense: true, plan.Coverage.Count > 0) : null,
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
}
