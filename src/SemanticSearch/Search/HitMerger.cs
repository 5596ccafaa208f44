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
            if (!Joins(chunk) && !JoinsOver(chunk, between))
                _hits.Add(MergedHit.Of(chunk));
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

    bool Joins(ScoredChunk chunk)
    {
        var at = _hits.FindIndex(hit => hit.Touches(chunk));
        if (at < 0)
            return false;
        _hits[at] = _hits[at].With(chunk.Chunk);
        var next = _hits.FindIndex(at + 1, hit => hit.Touches(chunk));
        if (next < 0 || !_hits[at].MayJoin(_hits[next]))
            return true;
        _hits[at] = _hits[at].With(_hits[next]);
        _hits.RemoveAt(next);
        return true;
    }

    bool JoinsOver(ScoredChunk chunk, IReadOnlyList<ScoredChunk> between)
    {
        for (var at = 0; at < _hits.Count; at++)
        {
            if (_hits[at].DocumentId != chunk.DocumentId)
                continue;
            if (between.FirstOrDefault(one => _hits[at].Touches(one) && _hits[at].With(one.Chunk).Touches(chunk)) is not { } gap)
                continue;
            _hits[at] = _hits[at].With(gap.Chunk).With(chunk.Chunk);
            return true;
        }
        return false;
    }

    static ChunkReference ReferenceOf(ScoredChunk chunk) => new(chunk.DocumentId, chunk.Chunk.Ordinal);
}
