using SemanticSearch.Search.Ranking;
using SemanticSearch.Search.Reranking;
using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>Chooses an answer's passages from those that were found: near-duplicates folded, read again by the cross-encoder, repetition put
/// back, a document's together.</summary>
/// <param name="store">Where vectors are.</param>
/// <param name="collection">The collection that is searched.</param>
/// <param name="request">The request.</param>
/// <param name="ranking">The settings.</param>
sealed class PassageSelection(IIndexStore store, Collection collection, SearchRequest request, RankingOptions ranking)
{
    bool Collapses => request.CollapseDuplicates ?? ranking.CollapseDuplicates;

    double Diversity => request.Diversity ?? ranking.Diversity;

    /// <summary>What has to be found for it.</summary>
    /// <param name="isReranked">Whether there is a cross-encoder.</param>
    public PassagePool Pool(bool isReranked) =>
        PassagePool.Of(request, Collapses || Diversity > 0, isReranked ? ranking.RerankTop : 0);

    /// <summary>Chooses passages and gives them their ranks.</summary>
    /// <param name="query">The words of the query.</param>
    /// <param name="found">The passages, best first.</param>
    /// <param name="reranker">The cross-encoder; null for none.</param>
    /// <param name="clock">Is charged with the time.</param>
    /// <param name="warnings">Takes what the reader should know.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IReadOnlyList<Passage>> SelectAsync(
        string query,
        IReadOnlyList<FoundPassage> found,
        PassageReranker? reranker,
        SearchClock clock,
        List<string> warnings,
        CancellationToken cancellationToken)
    {
        if (Collapses)
            found = Fold(found, Pool(reranker is not null).Passages, warnings, cancellationToken);
        clock.Charge(SearchPhase.Rank);
        if (reranker is not null && found.Count > 0)
        {
            found = await RerankAsync(query, found, reranker, warnings, cancellationToken);
            clock.Charge(SearchPhase.Rerank);
        }
        if (Diversity > 0)
            found = await DiversifyAsync(found, cancellationToken);
        var chosen = request.GroupByDocument
            ? DocumentGrouping.Together(found, one => one.Passage.DocumentId, request.Limit)
            : found.Take(request.Limit);
        IReadOnlyList<Passage> passages = Ranked([.. chosen]);
        clock.Charge(SearchPhase.Rank);
        return passages;
    }

    static async Task<IReadOnlyList<FoundPassage>> RerankAsync(
        string query, IReadOnlyList<FoundPassage> found, PassageReranker reranker, List<string> warnings, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await reranker.RerankAsync(query, [.. found.Select(one => one.Passage.Text)], cancellationToken);
            if (outcome.Warning is { } warning)
                warnings.Add(warning);
            return [.. outcome.Order.Select(place => found[place] with { RerankScore = outcome.Scores[place] })];
        }
        catch (SemanticSearchException e) when (e.Kind == ErrorKind.UnusableModel)
        {
            warnings.Add($"passages were not reranked, and the first ranking stands: {e.Message}");
            return found;
        }
    }

    List<FoundPassage> Fold(IReadOnlyList<FoundPassage> found, int pool, List<string> warnings, CancellationToken cancellationToken)
    {
        var left = Fold(found, cancellationToken);
        // Where less than the whole pool was found, there is no more.
        if (Count(left) is var count && count < request.Limit && Count(found) >= pool)
            warnings.Add(
                $"near-duplicates were folded, so that {count} are left of the {request.Limit} asked for, though there is more to find; "
                + "raise 'limit', or turn 'collapseDuplicates' off");
        return left;
    }

    int Count(IReadOnlyList<FoundPassage> found) => request.GroupByDocument
        ? found.Select(one => one.Passage.DocumentId).Distinct(StringComparer.Ordinal).Count()
        : found.Count;

    static List<FoundPassage> Fold(IReadOnlyList<FoundPassage> found, CancellationToken cancellationToken)
    {
        var folding = NearDuplicates.Find([.. found.Select(one => one.Passage.Text)], cancellationToken);
        var folded = Enumerable.Range(0, found.Count).Where(i => folding[i] != i).ToLookup(i => folding[i], i => found[i].Passage.Citation);
        return
        [
            .. from i in Enumerable.Range(0, found.Count)
               where folding[i] == i
               select found[i] with { Passage = found[i].Passage with { Duplicates = [.. folded[i]] } },
        ];
    }

    async Task<IReadOnlyList<FoundPassage>> DiversifyAsync(IReadOnlyList<FoundPassage> found, CancellationToken cancellationToken)
    {
        var vectors = await store.ReadVectorsAsync(collection, [.. found.Select(one => one.Best)], cancellationToken);
        var count = request.GroupByDocument ? found.Count : request.Limit;
        return [.. MaximalMarginalRelevance.Order(Scores(found), vectors, Diversity, count, cancellationToken).Select(place => found[place])];
    }

    // The cross-encoder's scores do not compare with the first ranking's: its order does.
    static IReadOnlyList<double> Scores(IReadOnlyList<FoundPassage> found) => found.Any(one => one.RerankScore is not null)
        ? [.. Enumerable.Range(0, found.Count).Select(place => 1 - (double)place / found.Count)]
        : [.. found.Select(one => one.Passage.Score)];

    static IReadOnlyList<Passage> Ranked(IReadOnlyList<FoundPassage> chosen)
    {
        var certainties = Certainty.Falling(chosen.Select(one => one.Passage.Certainty ?? 0));
        return [.. chosen.Select((one, place) => Ranked(one, place, certainties[place]))];
    }

    static Passage Ranked(FoundPassage found, int place, double certainty) => found.Passage with
    {
        Rank = place + 1,
        Certainty = certainty,
        Explanation = found.Passage.Explanation is { } explanation ? explanation with { RerankScore = found.RerankScore } : null,
    };
}
