using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Answers queries: all legs at once, then what their hits lack of other points.</summary>
/// <param name="reader">Reads points.</param>
/// <param name="reads">Reads records.</param>
/// <param name="facts">What is known of whole generations.</param>
sealed class Retriever(PointReader reader, DocumentReads reads, FactCache facts)
{
    // So many vectors are compared one by one in a few milliseconds.
    const long ExactBelow = 20_000;

    /// <summary>Answers a query.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a filter or a facet breaks a rule.</exception>
    public async Task<Retrieval> RetrieveAsync(CollectionPoints points, RetrievalQuery query, CancellationToken cancellationToken)
    {
        var (known, terms) = (facts.OfAsync(points, cancellationToken), new TermCounts(query));
        var scope = await RetrievalScope.OfAsync(query, known, cancellationToken);
        var counting = new MatchCounting(reader, reads, points, query, scope);
        var counts = CountAsync(counting, query, terms, known, cancellationToken);
        var rough = await RoughTotalsAsync(points, known, cancellationToken);
        var legs = new LegQueries(points, query, ChunkPayload.OfHits(scope.FieldsOf(query)), rough.Chunks <= ExactBelow);
        var search = new ChunkSearch(reader, reads, points, query, scope, legs, terms, rough.MeanDocument);
        var found = await search.FindAsync(await PartsAsync(points, scope, cancellationToken), cancellationToken);

        var (statistics, totals, coverage, matching) = await counts;
        var chosen = new CandidateSet(query, scope, statistics).Of(found);
        var (total, facets) = matching ?? counting.Relevant(chosen, isAll: found.SeesAll(legs.Limit));
        return new Retrieval(
            [.. chosen.Select(one => one.Candidate)],
            new SearchScope(totals.Documents, totals.Chunks),
            total,
            facets,
            coverage,
            query.IsMeasured ? CandidateSet.Best(query, chosen) : null,
            statistics.Holders);
    }

    // What is counted, while the legs search.
    static async Task<(WordStatistics Statistics, ChunkTotals Totals, SearchCoverage Coverage, (SearchTotal Total, IReadOnlyList<Facet> Facets)? Matching)>
        CountAsync(MatchCounting counting, RetrievalQuery query, TermCounts terms, Task<GenerationFacts> known, CancellationToken cancellationToken)
    {
        var generation = await known;
        var coverage = counting.CoverageAsync(generation, cancellationToken);
        var statistics = WordStatistics.OfAsync(generation, query, terms, cancellationToken);
        var totals = await generation.TotalsAsync(cancellationToken);
        return (await statistics, totals, await coverage, await counting.AllAsync(totals, cancellationToken));
    }

    // Numbers that are a little old will do, and are not waited for.
    async Task<ChunkTotals> RoughTotalsAsync(CollectionPoints points, Task<GenerationFacts> known, CancellationToken cancellationToken) =>
        facts.RoughTotals(points) ?? await (await known).TotalsAsync(cancellationToken);

    // All chunks in scope, and those that are preferred most.
    async Task<IReadOnlyList<QdrantFilter>> PartsAsync(CollectionPoints points, RetrievalScope scope, CancellationToken cancellationToken) =>
        await MostPreferredAsync(points, scope, cancellationToken) is > 0 and var most ? [scope.Chunks, scope.And(scope.Least(most))] : [scope.Chunks];

    // The greatest number of preferred conditions that any chunk in scope fulfils.
    async Task<int> MostPreferredAsync(CollectionPoints points, RetrievalScope scope, CancellationToken cancellationToken)
    {
        var counts = await Task.WhenAll(Enumerable.Range(1, scope.Preferred.Count).Select(
            least => reader.CountAsync(points.Chunks, scope.And(scope.Least(least)), cancellationToken)));
        return counts.TakeWhile(count => count > 0).Count();
    }
}
