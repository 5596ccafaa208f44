using SemanticSearch.Search.Ranking;
using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>Adjacent chunks of a document that a search found, as the one span that they cover.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Revision">Which writing of the document the span belongs to.</param>
/// <param name="First">Its first chunk.</param>
/// <param name="Last">Its last chunk.</param>
/// <param name="Score">The best chunk's score.</param>
sealed record MergedHit(string DocumentId, long Revision, Chunk First, Chunk Last, double Score)
{
    /// <summary>The hit of one chunk.</summary>
    public static MergedHit Of(ScoredChunk chunk) => new(chunk.DocumentId, chunk.Revision, chunk.Chunk, chunk.Chunk, chunk.Score)
    {
        Best = new ChunkReference(chunk.DocumentId, chunk.Chunk.Ordinal),
    };

    /// <summary>The best of its chunks, whose score it has.</summary>
    public ChunkReference Best { get; private init; }

    /// <summary>How its best chunk came to its rank; null where that is not told.</summary>
    public RankedCandidate? Ranked { get; init; }

    // More is no passage any more: it would be the document.
    const int MostChunks = 5;

    int Chunks => Last.Ordinal - First.Ordinal + 1;

    /// <summary>Whether another chunk is within this span, or follows or precedes it directly, in the same section and voice, and the span may
    /// grow.</summary>
    public bool Touches(ScoredChunk other) =>
        other.DocumentId == DocumentId
        && (Chunks < MostChunks || (other.Chunk.Ordinal >= First.Ordinal && other.Chunk.Ordinal <= Last.Ordinal))
        && other.Revision == Revision
        && other.Chunk.Ordinal >= First.Ordinal - 1
        && other.Chunk.Ordinal <= Last.Ordinal + 1
        && other.Chunk.IsNote == First.IsNote
        && other.Chunk.Speaker == First.Speaker
        && other.Chunk.HeadingPath.SequenceEqual(First.HeadingPath);

    /// <summary>Whether this span and another one, which a chunk touches both of, are one passage.</summary>
    public bool MayJoin(MergedHit other) => With(other).Chunks <= MostChunks;

    /// <summary>The span with a chunk that touches it.</summary>
    public MergedHit With(Chunk chunk) => this with
    {
        First = chunk.Ordinal < First.Ordinal ? chunk : First,
        Last = chunk.Ordinal > Last.Ordinal ? chunk : Last,
    };

    /// <summary>The span with another one that it has grown up to; the better one keeps its score.</summary>
    public MergedHit With(MergedHit other) => With(other.First).With(other.Last);
}
