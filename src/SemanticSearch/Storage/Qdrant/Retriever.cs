using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Answers queries: all legs at once, then what their hits lack of other points.</summary>
/// <param name="reader">Reads points.</param>
/// <param name="reads">Reads records.</param>
/// <param name="facts">What is known of whole generations.</param>
sealed class Retriever(PointReader reader, DocumentReads reads, FactCache facts)
{
    // A document that is replaced between the calls is looked for again.
    const int Attempts = 3;

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
        var legs = new LegQueries(points, query, ChunkPayload.OfHits(scope.FieldsOf(query)), await IsSmallAsync(points, known, cancellationToken));
        var found = await FindAsync(points, query, terms, scope, legs, await PartsAsync(points, scope, cancellationToken), cancellationToken);

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
    async Task<(WordStatistics Statistics, ChunkTotals Totals, SearchCoverage Coverage, (SearchTotal Total, IReadOnlyList<Facet> Facets)? Matching)>
        CountAsync(MatchCounting counting, RetrievalQuery query, TermCounts terms, Task<GenerationFacts> known, CancellationToken cancellationToken)
    {
        var generation = await known;
        var coverage = counting.CoverageAsync(generation, cancellationToken);
        var statistics = WordStatistics.OfAsync(generation, query, terms, reader.Options, cancellationToken);
        var totals = await generation.TotalsAsync(cancellationToken);
        return (await statistics, totals, await coverage, await counting.AllAsync(totals, cancellationToken));
    }

    // A number that is a little old will do, and is not waited for.
    async Task<bool> IsSmallAsync(CollectionPoints points, Task<GenerationFacts> known, CancellationToken cancellationToken) =>
        (facts.RoughChunks(points) ?? (await (await known).TotalsAsync(cancellationToken)).Chunks) <= ExactBelow;

    // All chunks in scope, and those that are preferred most.
    async Task<QdrantFilter[]> PartsAsync(CollectionPoints points, RetrievalScope scope, CancellationToken cancellationToken) =>
        await MostPreferredAsync(points, scope, cancellationToken) is > 0 and var most ? [scope.Chunks, scope.And(scope.Least(most))] : [scope.Chunks];

    async Task<FoundChunks> FindAsync(
        CollectionPoints points,
        RetrievalQuery query,
        TermCounts terms,
        RetrievalScope scope,
        LegQueries legs,
        QdrantFilter[] filters,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var found = await OnceAsync(points, query, terms, scope, legs, filters, cancellationToken);
            if (attempt == Attempts || !found.HasMissed)
                return found;
        }
    }

    async Task<FoundChunks> OnceAsync(
        CollectionPoints points,
        RetrievalQuery query,
        TermCounts terms,
        RetrievalScope scope,
        LegQueries legs,
        QdrantFilter[] filters,
        CancellationToken cancellationToken)
    {
        var best = BestChunksAsync(points, query, terms, scope, legs, filters, cancellationToken);
        var leaves = await Task.WhenAll(filters.SelectMany(legs.Of).Select(leg => LegAsync(query, terms, leg, cancellationToken)));
        var groups = await best;
        var named = leaves.SelectMany(leg => leg.Hits).Concat(groups).Select(hit => hit.Document).ToHashSet(StringComparer.Ordinal);
        var records = reads.RecordsAsync(points, named, DocumentPayload.OfVersions(points.Generation), cancellationToken);
        var scores = await ScoresAsync(points, query, legs, named, cancellationToken);
        return new FoundChunks(leaves, groups, await records, scores, points.Generation);
    }

    // Legs are asked for at once and beside one another, so that their answers are read on several cores.
    async Task<LegHits> LegAsync(
        RetrievalQuery query, TermCounts terms, (QueryPoints Query, bool IsByMeaning) leg, CancellationToken cancellationToken) => new(
            await reader.FindAsync(leg.Query, new HitReader(terms, query.Vector, leg.IsByMeaning), cancellationToken), leg.IsByMeaning);

    // The best documents; null where chunks decide which documents there are.
    async Task<IReadOnlyList<string>?> BestDocumentsAsync(
        CollectionPoints points, RetrievalQuery query, RetrievalScope scope, LegQueries legs, CancellationToken cancellationToken)
    {
        if (query.Terms.Count == 0)
            return [];
        if (scope.IsOfChunks || query.Required.Count > 0)
            return null;
        var filter = CollectionPoints.Records;
        if (scope.Filter is { } condition)
            filter.Must.Add(condition);
        if (query.ExcludedDocuments.Count > 0)
            filter.MustNot.Add(Match(VersionedDocuments.Document, [.. query.ExcludedDocuments]));
        var answers = await reader.QueryAsync(points.Documents, [legs.Documents(filter, query.Depth)], cancellationToken);
        return [.. answers[0].Result.Select(point => point.Payload[VersionedDocuments.Document].StringValue)];
    }

    // The best chunks of the best documents.
    async Task<IReadOnlyList<ChunkHit>> BestChunksAsync(
        CollectionPoints points,
        RetrievalQuery query,
        TermCounts terms,
        RetrievalScope scope,
        LegQueries legs,
        QdrantFilter[] filters,
        CancellationToken cancellationToken)
    {
        var documents = await BestDocumentsAsync(points, query, scope, legs, cancellationToken);
        if (documents is { Count: 0 })
            return [];
        var hits = new HitReader(terms, query.Vector, isByMeaning: false);
        var groups = await Task.WhenAll(filters.Select(filter => reader.BestOfGroupsAsync(legs.BestByWords(filter, documents), hits, cancellationToken)));
        return [.. groups.SelectMany(group => group)];
    }

    async Task<Dictionary<string, DocumentScore>> ScoresAsync(
        CollectionPoints points, RetrievalQuery query, LegQueries legs, HashSet<string> documents, CancellationToken cancellationToken)
    {
        if (query.Terms.Count == 0 || documents.Count == 0)
            return [];
        var filter = new QdrantFilter { Must = { HasId([.. documents.Select(points.RecordOf)]) } };
        var answers = await reader.QueryAsync(points.Documents, [legs.Documents(filter, documents.Count)], cancellationToken);
        return answers[0].Result.ToDictionary(
            point => point.Payload[VersionedDocuments.Document].StringValue,
            point => new DocumentScore(point.Score, point.Payload[DocumentPayload.Length].IntegerValue),
            StringComparer.Ordinal);
    }

    // The greatest number of preferred conditions that any chunk in scope fulfils.
    async Task<int> MostPreferredAsync(CollectionPoints points, RetrievalScope scope, CancellationToken cancellationToken)
    {
        var counts = await Task.WhenAll(Enumerable.Range(1, scope.Preferred.Count).Select(
            least => reader.CountAsync(points.Chunks, scope.And(scope.Least(least)), cancellationToken)));
        return counts.TakeWhile(count => count > 0).Count();
    }
}
