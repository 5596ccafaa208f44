using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Chooses the candidates of a query among what was found, and scores them as the embedded store does.</summary>
/// <param name="query">The query.</param>
/// <param name="scope">Its conditions.</param>
/// <param name="statistics">How often its words occur.</param>
sealed class CandidateSet(RetrievalQuery query, RetrievalScope scope, WordStatistics statistics)
{
    static readonly FilterField DateField = FilterFields.Find("date")!;

    /// <summary>The best of each leg, ties in the order of document and ordinal, and the best chunks of documents, none twice.</summary>
    public IReadOnlyList<ChosenChunk> Of(FoundChunks found)
    {
        var scored = found.Legs.SelectMany(leg => leg.Hits).Concat(found.Best).Where(found.IsPresent)
            .GroupBy(KeyOf).ToDictionary(same => same.Key, same => Score(same.First(), found));
        var chosen = new HashSet<ChunkReference>(found.Best.Where(found.IsPresent).Select(KeyOf));
        foreach (var leg in found.Legs)
            chosen.UnionWith(BestOf(leg, scored).Take(query.Depth));
        return [.. chosen.Order(Comparer<ChunkReference>.Create(Compare)).Select(key => scored[key])];
    }

    /// <summary>The greatest cosine and the greatest coverage.</summary>
    public static (double Cosine, double Coverage) Best(RetrievalQuery query, IReadOnlyList<ChosenChunk> chosen) => chosen.Count == 0
        ? (-1, 0)
        : (query.Vector is null ? 0 : chosen.Max(one => one.Candidate.Cosine), chosen.Max(one => one.Candidate.Coverage));

    static IEnumerable<ChunkReference> BestOf(LegHits leg, Dictionary<ChunkReference, ChosenChunk> scored) => leg.Hits
        .Select(KeyOf).Distinct().Where(scored.ContainsKey)
        .Where(key => leg.IsByMeaning || scored[key].Candidate.Bm25 > 0)
        .OrderByDescending(key => leg.IsByMeaning ? scored[key].Candidate.Cosine : scored[key].Candidate.Bm25)
        .ThenBy(key => key, Comparer<ChunkReference>.Create(Compare));

    static int Compare(ChunkReference x, ChunkReference y) =>
        string.CompareOrdinal(x.DocumentId, y.DocumentId) is not 0 and var order ? order : x.Ordinal.CompareTo(y.Ordinal);

    static ChunkReference KeyOf(ChunkHit hit) => new(hit.Document, hit.Ordinal);

    ChosenChunk Score(ChunkHit hit, FoundChunks found)
    {
        var preferred = PreferredOf(hit);
        var (share, holdsAll) = statistics.Coverage(hit.Counts, preferred);
        return new ChosenChunk(hit, new Candidate(
            hit.Document,
            hit.Version,
            hit.Ordinal,
            hit.Cosine,
            statistics.Bm25(hit.Counts, hit.Length),
            found.ScoreOf(hit) is { } score ? statistics.Bm25(score) : 0,
            share,
            holdsAll,
            hit.Values(DateField).FirstOrDefault()?.Date,
            preferred));
    }

    uint PreferredOf(ChunkHit hit)
    {
        var bits = 0u;
        for (var i = 0; i < query.Preferred.Count; i++)
            if (FilterEvaluator.Holds(query.Preferred[i], scope.Catalog, hit.Values))
                bits |= 1u << i;
        return bits;
    }
}
