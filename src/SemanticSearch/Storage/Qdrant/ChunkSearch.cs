using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Searches for the chunks of one query: all legs at once, then what their hits lack of other points.</summary>
/// <param name="reader">Reads points.</param>
/// <param name="reads">Reads records.</param>
/// <param name="points">The collection.</param>
/// <param name="query">What is searched for.</param>
/// <param name="scope">Its conditions.</param>
/// <param name="legs">Its legs.</param>
/// <param name="terms">The terms that are counted.</param>
/// <param name="meanDocument">How many terms a document has on average, or nearly so.</param>
sealed class ChunkSearch(
    PointReader reader,
    DocumentReads reads,
    CollectionPoints points,
    RetrievalQuery query,
    RetrievalScope scope,
    LegQueries legs,
    TermCounts terms,
    double meanDocument)
{
    /// <summary>The best chunks by each leg, and the best of the best documents.</summary>
    /// <param name="parts">The parts of the scope that are searched, each for itself.</param>
    /// <param name="cancellationToken">Ends the searching.</param>
    public Task<FoundChunks> FindAsync(IReadOnlyList<QdrantFilter> parts, CancellationToken cancellationToken) => SecondLook.FindAsync(async () =>
    {
        var found = await OnceAsync(parts, cancellationToken);
        return (found, found.HasMissed);
    });

    async Task<FoundChunks> OnceAsync(IReadOnlyList<QdrantFilter> parts, CancellationToken cancellationToken)
    {
        var best = BestChunksAsync(parts, cancellationToken);
        var leaves = await Task.WhenAll(parts.SelectMany(legs.Of).Select(leg => LegAsync(leg, cancellationToken)));
        var hits = await best;
        var versions = leaves.SelectMany(leg => leg.Hits).Concat(hits).Select(hit => (hit.Document, hit.Version)).ToHashSet();
        var scores = ScoresAsync(versions, cancellationToken);
        var named = versions.Select(version => version.Document).ToHashSet(StringComparer.Ordinal);
        var records = await reads.RecordsAsync(points, named, DocumentPayload.OfVersions(points.Generation), cancellationToken);
        return new FoundChunks(leaves, hits, records, await scores, points.Generation);
    }

    // Legs are asked for at once and beside one another, so that their answers are read on several cores.
    async Task<LegHits> LegAsync((QueryPoints Query, bool IsByMeaning) leg, CancellationToken cancellationToken) =>
        new(await reader.FindAsync(leg.Query, new HitReader(terms, query.Vector, leg.IsByMeaning), cancellationToken), leg.IsByMeaning);

    // The best chunks of the best documents.
    async Task<IReadOnlyList<ChunkHit>> BestChunksAsync(IReadOnlyList<QdrantFilter> parts, CancellationToken cancellationToken)
    {
        var documents = await BestDocumentsAsync(cancellationToken);
        if (documents is { Count: 0 })
            return [];
        var hits = new HitReader(terms, query.Vector, isByMeaning: false);
        var groups = await Task.WhenAll(parts.Select(part => reader.BestOfGroupsAsync(legs.BestByWords(part, documents), hits, cancellationToken)));
        return [.. groups.SelectMany(group => group)];
    }

    // The best documents; null where chunks decide which documents there are.
    async Task<IReadOnlyList<string>?> BestDocumentsAsync(CancellationToken cancellationToken)
    {
        if (query.Terms.Count == 0)
            return [];
        if (scope.IsOfChunks || query.Required.Count > 0)
            return null;
        var filter = new QdrantFilter();
        if (scope.Filter is { } condition)
            filter.Must.Add(condition);
        if (query.ExcludedDocuments.Count > 0)
            filter.MustNot.Add(Match(VersionedDocuments.Document, [.. query.ExcludedDocuments]));
        var answers = await reader.QueryAsync(
            points.Chunks, [legs.BestDocuments(filter, DocumentVectors.Nearest(meanDocument))], cancellationToken);
        return [.. answers[0].Result.Select(point => point.Payload[VersionedDocuments.Document].StringValue).Distinct(StringComparer.Ordinal)];
    }

    // BM25 of documents by either of their vectors.
    async Task<Dictionary<(string Document, long Version), (double BySmallMean, double ByGreatMean)>> ScoresAsync(
        HashSet<(string Document, long Version)> versions, CancellationToken cancellationToken)
    {
        if (query.Terms.Count == 0 || versions.Count == 0)
            return [];
        var first = versions.ToDictionary(version => points.ChunkOf(version.Document, version.Version, 0));
        var answers = await reader.QueryAsync(
            points.Chunks,
            [legs.Scores(first.Keys, DocumentVectors.BySmallMean), legs.Scores(first.Keys, DocumentVectors.ByGreatMean)],
            cancellationToken);
        var great = answers[1].Result.ToDictionary(point => point.Id.Uuid, point => (double)point.Score, StringComparer.Ordinal);
        return answers[0].Result.Where(point => great.ContainsKey(point.Id.Uuid))
            .ToDictionary(point => first[Guid.Parse(point.Id.Uuid)], point => ((double)point.Score, great[point.Id.Uuid]));
    }
}
