using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>
/// Joins hits that lie side by side: chunks of a document overlap, and an answer often runs over two of them. A passage keeps the rank of
/// its best chunk. Like a chunk, it stays within a section and a voice: different speakers are never joined, nor a note with the text.
/// </summary>
static class HitMerger
{
    /// <summary>The first <paramref name="limit"/> passages that ranked chunks make: chunks are taken in, best first, until there are so many
    /// passages. A document that has <paramref name="perDocument"/> of them gets no further one.</summary>
    public static IReadOnlyList<MergedHit> Merge(IReadOnlyList<ScoredChunk> ranked, int limit, int perDocument = int.MaxValue)
    {
        var hits = new List<MergedHit>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var chunk in ranked)
        {
            if (hits.Count == limit)
                break;
            var at = hits.FindIndex(hit => hit.Touches(chunk));
            if (at >= 0)
                Grow(hits, at, chunk);
            else if (counts.GetValueOrDefault(chunk.DocumentId) is var count && count < perDocument)
            {
                hits.Add(MergedHit.Of(chunk));
                counts[chunk.DocumentId] = count + 1;
            }
        }
        return hits;
    }

    static void Grow(List<MergedHit> hits, int at, ScoredChunk chunk)
    {
        hits[at] = hits[at].With(chunk.Chunk);
        var next = hits.FindIndex(at + 1, hit => hit.Touches(chunk));
        if (next < 0)
            return;
        hits[at] = hits[at].With(hits[next]);
        hits.RemoveAt(next);
    }
}
