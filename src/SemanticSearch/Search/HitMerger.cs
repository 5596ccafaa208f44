using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>
/// Joins hits that lie side by side, or with one chunk between them: chunks of a document overlap, and an answer often runs over several. A
/// passage keeps the rank of its best chunk. Like a chunk, it stays within a section and a voice: different speakers are never joined, nor a
/// note with the text.
/// </summary>
static class HitMerger
{
    /// <summary>So many of the best chunks make passages grow, however few passages are asked for: their extent must not hang on that.</summary>
    public const int Growing = 30;

    /// <summary>The first <paramref name="limit"/> passages that ranked chunks make, best first. A document that has
    /// <paramref name="perDocument"/> of them gets no further one.</summary>
    /// <param name="ranked">The chunks, best first.</param>
    /// <param name="between">Those of <see cref="Gaps"/>, as far as they are there.</param>
    /// <param name="limit">The most passages.</param>
    /// <param name="perDocument">The most of a document.</param>
    public static IReadOnlyList<MergedHit> Merge(
        IReadOnlyList<ScoredChunk> ranked, IReadOnlyList<ScoredChunk> between, int limit, int perDocument = int.MaxValue)
    {
        var hits = new List<MergedHit>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < ranked.Count && (i < Growing || hits.Count < limit); i++)
        {
            var chunk = ranked[i];
            if (Joins(hits, chunk) || JoinsOver(hits, chunk, between) || hits.Count == limit)
                continue;
            if (counts.GetValueOrDefault(chunk.DocumentId) is var count && count < perDocument)
            {
                hits.Add(MergedHit.Of(chunk));
                counts[chunk.DocumentId] = count + 1;
            }
        }
        return hits;
    }

    /// <summary>The chunks that were not found, while those on both sides were.</summary>
    public static IReadOnlyList<ChunkReference> Gaps(IEnumerable<ScoredChunk> found)
    {
        var references = found.Select(chunk => new ChunkReference(chunk.DocumentId, chunk.Chunk.Ordinal)).ToHashSet();
        return
        [
            .. from reference in references
               let between = reference with { Ordinal = reference.Ordinal + 1 }
               where !references.Contains(between) && references.Contains(between with { Ordinal = between.Ordinal + 1 })
               select between,
        ];
    }

    static bool Joins(List<MergedHit> hits, ScoredChunk chunk)
    {
        var at = hits.FindIndex(hit => hit.Touches(chunk));
        if (at < 0)
            return false;
        hits[at] = hits[at].With(chunk.Chunk);
        var next = hits.FindIndex(at + 1, hit => hit.Touches(chunk));
        if (next < 0)
            return true;
        hits[at] = hits[at].With(hits[next]);
        hits.RemoveAt(next);
        return true;
    }

    static bool JoinsOver(List<MergedHit> hits, ScoredChunk chunk, IReadOnlyList<ScoredChunk> between)
    {
        for (var at = 0; at < hits.Count; at++)
        {
            if (hits[at].DocumentId != chunk.DocumentId)
                continue;
            if (between.FirstOrDefault(one => hits[at].Touches(one) && hits[at].With(one.Chunk).Touches(chunk)) is not { } gap)
                continue;
            hits[at] = hits[at].With(gap.Chunk).With(chunk.Chunk);
            return true;
        }
        return false;
    }
}
