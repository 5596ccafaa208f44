using SemanticSearch.Search.Ranking;
using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>Retrieves candidates, ranks them and cuts passages out of their documents, for one request.</summary>
/// <param name="store">Where chunks and texts are.</param>
/// <param name="collection">The collection that is searched.</param>
/// <param name="request">The request.</param>
/// <param name="fusion">Makes one ranking of the legs.</param>
/// <param name="warnings">Takes what the reader should know.</param>
sealed class PassageRetriever(
    IIndexStore store, Collection collection, SearchRequest request, Fusion fusion, List<string> warnings)
{
    // A document may be replaced between ranking and reading its text; that rarely happens twice in a row.
    const int Attempts = 3;

    // Chunks are read in portions of so many times the passages wanted, since those that touch become one.
    const int ChunksPerPassage = 2;

    /// <summary>Answers a query of the store.</summary>
    public async Task<RetrievedPassages> RetrieveAsync(RetrievalQuery query, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var retrieval = await store.RetrieveAsync(collection, query, cancellationToken);
            var hits = await MergeAsync(fusion.Rank(retrieval.Candidates), cancellationToken);
            var ids = hits.Select(hit => hit.DocumentId).ToHashSet(StringComparer.Ordinal);
            var documents = await store.GetDocumentsAsync(collection, ids, cancellationToken);
            var current = hits
                .Where(hit => documents.TryGetValue(hit.DocumentId, out var stored) && stored.Revision == hit.Revision)
                .ToList();
            if (current.Count < hits.Count && attempt < Attempts)
                continue;
            if (current.Count < hits.Count)
                warnings.Add($"{hits.Count - current.Count} passages were left out: their documents changed while the search ran");
            return new RetrievedPassages(
                retrieval,
                [.. current.Select((hit, i) => Build(documents[hit.DocumentId].Document, hit, i + 1))]);
        }
    }

    Passage Build(Document document, MergedHit hit, int rank) =>
        PassageBuilder.Build(collection.Name, document, hit, rank, request.Context) with
        {
            Explanation = request.Explain ? hit.Explanation : null,
        };

    async Task<IReadOnlyList<MergedHit>> MergeAsync(List<RankedCandidate> ranked, CancellationToken cancellationToken)
    {
        var chunks = new List<ScoredChunk>();
        var explanations = ranked.ToDictionary(candidate => candidate.Chunk, candidate => candidate.Explanation);
        for (var taken = 0; ;)
        {
            var portion = ranked.Skip(taken).Take(Math.Max(1, ChunksPerPassage * request.Limit)).ToList();
            taken += portion.Count;
            chunks.AddRange(await ReadAsync(portion, cancellationToken));
            var hits = HitMerger.Merge(chunks, request.Limit, request.PassagesPerDocument ?? int.MaxValue);
            if (hits.Count == request.Limit || taken == ranked.Count)
                return [.. hits.Select(hit => hit with { Explanation = explanations.GetValueOrDefault(hit.Best) })];
        }
    }

    // A chunk of another writing than the one that was ranked is none that was found.
    async Task<IEnumerable<ScoredChunk>> ReadAsync(List<RankedCandidate> portion, CancellationToken cancellationToken)
    {
        var read = await store.ReadChunksAsync(collection, [.. portion.Select(candidate => candidate.Chunk)], cancellationToken);
        var byReference = read.ToDictionary(chunk => new ChunkReference(chunk.DocumentId, chunk.Chunk.Ordinal));
        return
            from candidate in portion
            let chunk = byReference.GetValueOrDefault(candidate.Chunk)
            where chunk is not null && chunk.Revision == candidate.Candidate.Revision
            select chunk with { Score = candidate.Score };
    }
}
