using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>
/// Joins hits that lie side by side, or with one chunk between them: chunks of a document overlap, and an answer often runs over several. A
/// passage keeps the rank of its best chunk. Like a chunk, it stays within a section and a voice: different speakers are never joined, nor a
/// note with the text. How far passages extend hangs on the chunks that were taken, and not on how many passages are wanted.
/// </summary>
sealed class HitMerger
{
    readonly List<MergedHit> _hits = [];
    readonly HashSet<ChunkReference> _found = [];

    /// <summary>Takes further chunks, which rank behind those that were taken before.</summary>
    /// <param name="ranked">The chunks, best first.</param>
    /// <param name="between">Those of <see cref="Gaps"/> that may be joined over.</param>
    public void Take(IReadOnlyList<ScoredChunk> ranked, IReadOnlyList<ScoredChunk> between)
    {
        foreach (var chunk in ranked)
            if (!_hits.Exists(hit => hit.Holds(chunk)))
                Add(MergedHit.Of(chunk), between);
        _found.UnionWith(ranked.Select(ReferenceOf));
    }

    /// <summary>The passages, best first.</summary>
    /// <param name="limit">The most passages.</param>
    /// <param name="perDocument">The most of a document.</param>
    public IReadOnlyList<MergedHit> Hits(int limit, int perDocument = int.MaxValue)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. _hits.Where(hit => (counts[hit.DocumentId] = counts.GetValueOrDefault(hit.DocumentId) + 1) <= perDocument).Take(limit)];
    }

    /// <summary>The chunks that were not found, while on one side of them is one of these, and on the other one that was found.</summary>
    public IReadOnlyList<ChunkReference> Gaps(IReadOnlyList<ScoredChunk> ranked)
    {
        var found = ranked.Select(ReferenceOf).Concat(_found).ToHashSet();
        return
        [
            .. (from reference in ranked.Select(ReferenceOf)
                from step in new[] { -1, 1 }
                let between = reference with { Ordinal = reference.Ordinal + step }
                where !found.Contains(between) && found.Contains(between with { Ordinal = between.Ordinal + step })
                select between).Distinct(),
        ];
    }

    // A passage that has grown may have grown up to another one, so that which chunk came first decides nothing but the place.
    void Add(MergedHit hit, IReadOnlyList<ScoredChunk> between)
    {
        _hits.Add(hit);
        for (var at = _hits.Count - 1; NeighbourOf(_hits[at], between) is >= 0 and var other;)
        {
            (at, var worse) = (Math.Min(at, other), Math.Max(at, other));
            _hits[at] = _hits[at].With(_hits[worse]);
            _hits.RemoveAt(worse);
        }
    }

    int NeighbourOf(MergedHit hit, IReadOnlyList<ScoredChunk> between)
    {
        var beside = _hits.FindIndex(hit.Joins);
        if (beside >= 0)
            return beside;
        var bridges = between.Select(MergedHit.Of).Where(hit.Joins).Select(hit.With).ToList();
        return bridges.Count > 0 ? _hits.FindIndex(other => bridges.Exists(bridge => bridge.Joins(other))) : -1;
    }

    static ChunkReference ReferenceOf(ScoredChunk chunk) => new(chunk.DocumentId, chunk.Chunk.Ordinal);
}
