using Google.Protobuf.Collections;
using Qdrant.Client.Grpc;
using SemanticSearch.Storage.Filtering;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// Counts what matches a query. Where its conditions and words decide, the matching chunks are read and counted, exactly up to a number; where
/// relevance decides, which is told of meaning and words together and of no filter, the candidates are, and there may be more.
/// </summary>
/// <param name="reader">Reads points.</param>
/// <param name="reads">Reads records.</param>
/// <param name="points">The collection.</param>
/// <param name="query">The query.</param>
/// <param name="scope">Its conditions.</param>
sealed class MatchCounting(
    PointReader reader, DocumentReads reads, CollectionPoints points, RetrievalQuery query, RetrievalScope scope)
{
    const int MostMatches = 10_000;

    /// <summary>What matches by conditions and words; null where relevance decides.</summary>
    public async Task<(SearchTotal Total, IReadOnlyList<Facet> Facets)?> AllAsync(ChunkTotals totals, CancellationToken cancellationToken)
    {
        if (query.Floor is not null)
            return null;
        if (scope.IsAll && query.Terms.Count + query.Facets.Count == 0)
            return (new SearchTotal(totals.WithChunks, totals.Chunks, TotalRelation.Exact), []);
        var filter = query.Terms.Count == 0
            ? scope.Chunks
            : scope.And(Match(ChunkPayload.Terms, [.. query.Terms.Select(term => term.Text)]));
        var (matches, isWhole) = await ReadAsync(filter, cancellationToken);
        var chunks = isWhole ? matches.Sum(document => document.Count) : await reader.CountAsync(points.Chunks, filter, cancellationToken);
        return (
            new SearchTotal(matches.Count, chunks, isWhole ? TotalRelation.Exact : TotalRelation.AtLeast),
            Facets(matches, (payload, field) => FieldPayload.Values(payload, field)));
    }

    /// <summary>What of the candidates is relevant.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="isAll">Whether they are all chunks in scope.</param>
    public (SearchTotal Total, IReadOnlyList<Facet> Facets) Relevant(IReadOnlyList<ChosenChunk> candidates, bool isAll)
    {
        var matches = candidates
            .Where(one => query.Floor!.IsReached(one.Candidate.Cosine, one.Candidate.Coverage, one.Candidate.HoldsAll))
            .GroupBy(one => one.Hit.Document, one => one.Hit, StringComparer.Ordinal)
            .Select(IReadOnlyList<ChunkHit> (hits) => [.. hits]).ToList();
        return (
            new SearchTotal(matches.Count, matches.Sum(hits => hits.Count), isAll ? TotalRelation.Exact : TotalRelation.AtLeast),
            Facets(matches, (hit, field) => hit.Values(field)));
    }

    /// <summary>The documents that the filter leaves, and how many of the collection failed.</summary>
    public async Task<SearchCoverage> CoverageAsync(GenerationFacts facts, CancellationToken cancellationToken)
    {
        // Failures change nothing that is searched: they are counted each time.
        var failed = reader.CountAsync(points.Documents, Failures.All, cancellationToken);
        var dates = scope.Filter is { } condition
            ? await DateCoverage.OfAsync(reader, points.Chunks, new QdrantFilter { Must = { condition } }, cancellationToken, isOfChunks: true)
            : await facts.DatesAsync(cancellationToken);
        return new SearchCoverage(dates.Documents, dates.Undated, dates.From, dates.To, await failed);
    }

    // The payloads of matching chunks, document by document, those of other versions left out.
    Task<(IReadOnlyList<IReadOnlyList<MapField<string, Value>>> Documents, bool IsWhole)> ReadAsync(
        QdrantFilter filter, CancellationToken cancellationToken) => SecondLook.FindAsync(async () =>
    {
        var (found, isWhole) = await FindAsync(filter, cancellationToken);
        var records = await reads.RecordsAsync(
            points, found.Select(document => document.Key), DocumentPayload.OfVersions(points.Generation), cancellationToken);
        var present = found.Where(document => DocumentPayload.VersionIn(records, document.Key, points.Generation) is not null)
            .Select(IReadOnlyList<MapField<string, Value>> (document) =>
                [.. document.Where(payload => VersionOf(payload) == DocumentPayload.VersionIn(records, document.Key, points.Generation))])
            .ToList();
        IReadOnlyList<IReadOnlyList<MapField<string, Value>>> counting = [.. present.Where(document => document.Count > 0)];
        return ((counting, isWhole), counting.Count < present.Count);
    });

    async Task<(ILookup<string, MapField<string, Value>> Documents, bool IsWhole)> FindAsync(QdrantFilter filter, CancellationToken cancellationToken)
    {
        var (found, isWhole) = (new List<MapField<string, Value>>(), true);
        await foreach (var point in reader.ScrollAsync(
            points.Chunks, filter, [VersionedDocuments.Document, VersionedDocuments.Version, FieldPayload.Fields], cancellationToken))
        {
            if (found.Count == MostMatches)
            {
                isWhole = false;
                break;
            }
            found.Add(point.Payload);
        }
        return (found.ToLookup(payload => payload[VersionedDocuments.Document].StringValue, StringComparer.Ordinal), isWhole);
    }

    static long VersionOf(MapField<string, Value> payload) => payload[VersionedDocuments.Version].IntegerValue;

    List<Facet> Facets<T>(IReadOnlyList<IReadOnlyList<T>> documents, Func<T, FilterField, IEnumerable<FieldValue>> values)
    {
        var starts = new int[documents.Count + 1];
        for (var i = 0; i < documents.Count; i++)
            starts[i + 1] = starts[i] + documents[i].Count;
        var all = new RowSet(starts[^1]);
        all.AddRange(0, starts[^1]);
        return [.. query.Facets.Select(name => scope.Catalog.Require("facets", name)).Select(field =>
        {
            var rows = field.OfChunk is null
                ? documents.Select(chunks => values(chunks[0], field))
                : documents.SelectMany(chunks => chunks.Select(chunk => values(chunk, field)));
            return FacetCounter.Count(FieldColumn.Of(field, field.OfChunk is null ? documents.Count : starts[^1], rows), all, starts);
        })];
    }
}
