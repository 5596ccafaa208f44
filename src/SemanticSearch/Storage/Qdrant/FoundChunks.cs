using Qdrant.Client.Grpc;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>What was found, with the records that tell what of it counts.</summary>
/// <param name="Legs">The hits of each leg.</param>
/// <param name="Best">The best chunks of the best documents.</param>
/// <param name="Records">The records of the documents.</param>
/// <param name="Scores">BM25 of versions of the documents, by either of their vectors.</param>
/// <param name="Generation">The generation.</param>
sealed record FoundChunks(
    IReadOnlyList<LegHits> Legs,
    IReadOnlyList<ChunkHit> Best,
    IReadOnlyDictionary<string, IDictionary<string, Value>> Records,
    IReadOnlyDictionary<(string Document, long Version), (double BySmallMean, double ByGreatMean)> Scores,
    long Generation)
{
    /// <summary>Whether only earlier versions of a document were found, which was replaced before its record was read.</summary>
    public bool HasMissed => Legs.SelectMany(leg => leg.Hits).Concat(Best).GroupBy(hit => hit.Document, StringComparer.Ordinal)
        .Any(hits => VersionOf(hits.Key) is { } version && hits.All(hit => hit.Version < version));

    /// <summary>Whether a hit belongs to its document as it is.</summary>
    public bool IsPresent(ChunkHit hit) => VersionOf(hit.Document) == hit.Version;

    /// <summary>What its words say of the document of a hit that is present; null if nothing.</summary>
    public DocumentScore? ScoreOf(ChunkHit hit) => Scores.TryGetValue((hit.Document, hit.Version), out var scores)
        ? new DocumentScore(scores.BySmallMean, scores.ByGreatMean, GenerationPayload.Terms(Records[hit.Document], Generation))
        : null;

    /// <summary>Whether a dense leg had fewer hits than it may have, so that it has all chunks in scope.</summary>
    /// <param name="limit">How many it may have.</param>
    public bool SeesAll(int limit) => Legs.Any(leg => leg.IsByMeaning && leg.Hits.Count < limit);

    long? VersionOf(string document) => DocumentPayload.VersionIn(Records, document, Generation);
}
