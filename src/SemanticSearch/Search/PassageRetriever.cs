using SemanticSearch.Search.Alignment;
using SemanticSearch.Search.Ranking;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Search;

/// <summary>Retrieves candidates, ranks them and cuts passages out of their documents, for one request.</summary>
/// <param name="store">Where chunks and texts are.</param>
/// <param name="collection">The collection that is searched.</param>
/// <param name="pool">What passages are wanted.</param>
/// <param name="aligner">Compares the words of the best; null where they do not count.</param>
/// <param name="clock">Is charged with the time.</param>
/// <param name="warnings">Takes what the reader should know.</param>
sealed class PassageRetriever(
    IIndexStore store, Collection collection, PassagePool pool, CandidateAligner? aligner, SearchClock clock, List<string> warnings)
{
    // A document may be replaced between ranking and reading its text; that rarely happens twice in a row.
    const int Attempts = 3;

    // So many chunks are read at once, however few passages are wanted: how far these extend must not hang on that.
    const int Portion = 30;

    // Where so few documents have the best chunks that passages are wanting, more chunks are asked for, but no more than these.
    const int DeepestRetrieval = 10_000;

    const int DepthFactor = 4;

    static readonly Dictionary<ChunkReference, string> None = [];

    // Chunks that were ranked, and are of another writing by now.
    int _lost;

    /// <summary>Answers a query of the store.</summary>
    /// <param name="query">The query.</param>
    /// <param name="ranking">Ranks the candidates.</param>
    /// <param name="references">Finds what the query names.</param>
    /// <param name="cancellationToken">Ends the retrieval.</param>
    public async Task<RetrievedPassages> RetrieveAsync(
        RetrievalQuery query, CandidateRanking ranking, ReferenceFinder references, CancellationToken cancellationToken)
    {
        var found = await FindCurrentAsync(query, ranking, references, cancellationToken);
        while (IsShort(found, query.Depth))
        {
            query = query with { Depth = Math.Min(DeepestRetrieval, DepthFactor * query.Depth) };
            found = await FindCurrentAsync(query, ranking, references, cancellationToken);
        }
        if (found.Missing > 0)
            warnings.Add($"{found.Missing} passages were left out: their documents changed while the search ran");
        var passages = found.Hits.Select(hit => Build(found.Documents[hit.DocumentId].Document, hit, ranking)).ToList();
        clock.Charge(SearchPhase.Assemble);
        return new RetrievedPassages(found.Retrieval, passages);
    }

    bool IsShort(Found found, int depth) =>
        depth < DeepestRetrieval
        && found.Retrieval.Candidates.Count >= depth
        && found.Ranked < found.Retrieval.Total.Chunks
        && !pool.IsFull(found.Hits, found.Retrieval.Total.Documents);

    async Task<Found> FindCurrentAsync(
        RetrievalQuery query, CandidateRanking ranking, ReferenceFinder references, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
            if (await FindAsync(query, ranking, references, cancellationToken) is var found && (found.Missing == 0 || attempt == Attempts))
                return found;
    }

    async Task<Found> FindAsync(
        RetrievalQuery query, CandidateRanking ranking, ReferenceFinder references, CancellationToken cancellationToken)
    {
        var retrieval = await store.RetrieveAsync(collection, query, cancellationToken);
        var named = await references.FindAsync(query, cancellationToken);
        clock.Charge(SearchPhase.Retrieve);
        var candidates = named is null ? retrieval.Candidates : [.. retrieval.Candidates.UnionBy(named.Candidates, candidate => (candidate.DocumentId, candidate.Ordinal))];
        var ranked = ranking.Rank(candidates, named?.Names ?? None);
        clock.Charge(SearchPhase.Rank);
        if (aligner is not null)
            ranked = ranking.Align(ranked, await aligner.ScoreAsync(ranked, cancellationToken), named?.Names ?? None);
        clock.Charge(SearchPhase.Align);
        _lost = 0;
        var hits = await MergeAsync(ranked, MayJoinOver(query), cancellationToken);
        var ids = hits.Select(hit => hit.DocumentId).ToHashSet(StringComparer.Ordinal);
        var documents = await store.GetDocumentsAsync(collection, ids, cancellationToken);
        var current = hits
            .Where(hit => documents.TryGetValue(hit.DocumentId, out var stored) && stored.Revision == hit.Revision)
            .ToList();
        return new Found(retrieval, ranked.Count, current, documents, _lost + hits.Count - current.Count);
    }

    FoundPassage Build(Document document, MergedHit hit, CandidateRanking ranking)
    {
        var passage = PassageBuilder.Build(collection.Name, document, hit, 0, pool.Context);
        return new FoundPassage(hit.Best, passage with
        {
            Relevance = hit.Ranked?.Relevance,
            Certainty = hit.Ranked is null ? null : ranking.CertaintyOf(hit.Ranked),
            Explanation = pool.Explain ? hit.Ranked?.Explanation : null,
        });
    }

    async Task<IReadOnlyList<MergedHit>> MergeAsync(List<RankedCandidate> ranked, bool mayJoinOver, CancellationToken cancellationToken)
    {
        var (merger, byChunk) = (new HitMerger(), ranked.ToDictionary(candidate => candidate.Chunk));
        for (var taken = 0; ; taken += Portion)
        {
            var chunks = await ReadAsync(ranked.Skip(taken).Take(Portion), cancellationToken);
            var gaps = mayJoinOver ? merger.Gaps(chunks) : [];
            merger.Take(chunks, gaps.Count > 0 ? await store.ReadChunksAsync(collection, gaps, cancellationToken) : []);
            var hits = merger.Hits(pool.ByDocument ? int.MaxValue : pool.Passages, pool.PerDocument);
            if (taken + Portion >= ranked.Count || pool.IsFull(hits, long.MaxValue))
                return [.. hits.Select(hit => hit with { Ranked = byChunk.GetValueOrDefault(hit.Best) })];
        }
    }

    // What was not found may be what the conditions on chunks leave out.
    static bool MayJoinOver(RetrievalQuery query) =>
        query.Required.Count == 0 && query.Excluded.Count == 0 && (query.Filter is null || !IsOfChunks(query.Filter));

    static bool IsOfChunks(Filter filter) =>
        (filter.Key is { } key && FilterFields.Find(key)?.OfChunk is not null) || (filter.Filters ?? []).Any(IsOfChunks);

    // A chunk of another writing than the one that was ranked is none that was found.
    async Task<IReadOnlyList<ScoredChunk>> ReadAsync(IEnumerable<RankedCandidate> ranked, CancellationToken cancellationToken)
    {
        var portion = ranked.ToList();
        var read = await store.ReadChunksAsync(collection, [.. portion.Select(candidate => candidate.Chunk)], cancellationToken);
        var byReference = read.ToDictionary(chunk => new ChunkReference(chunk.DocumentId, chunk.Chunk.Ordinal));
        List<ScoredChunk> found =
        [
            .. from candidate in portion
               let chunk = byReference.GetValueOrDefault(candidate.Chunk)
               where chunk is not null && chunk.Revision == candidate.Candidate.Revision
               select chunk with { Score = candidate.Score },
        ];
        _lost += portion.Count - found.Count;
        return found;
    }

    sealed record Found(
        Retrieval Retrieval, int Ranked, IReadOnlyList<MergedHit> Hits, IReadOnlyDictionary<string, StoredDocument> Documents, int Missing);
}
