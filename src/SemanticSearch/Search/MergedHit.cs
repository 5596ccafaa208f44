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

    /// <summary>Whether a chunk is within this span.</summary>
    public bool Holds(ScoredChunk chunk) =>
        chunk.DocumentId == DocumentId
        && chunk.Revision == Revision
        && chunk.Chunk.Ordinal >= First.Ordinal
        && chunk.Chunk.Ordinal <= Last.Ordinal;

    /// <summary>Whether another span follows or precedes this one directly, in the same section and voice, and both together are no longer than a
    /// passage may be.</summary>
    public bool Joins(MergedHit other) =>
        other.DocumentId == DocumentId
        && other.Revision == Revision
        && Math.Max(First.Ordinal, other.First.Ordinal) == Math.Min(Last.Ordinal, other.Last.Ordinal) + 1
        && With(other).Chunks <= MostChunks
        && other.First.IsNote == First.IsNote
        && other.First.Speaker == First.Speaker
        && other.First.HeadingPath.SequenceEqual(First.HeadingPath);

    /// <summary>The span with another one that it joins; it keeps its own score.</summary>
    public MergedHit With(MergedHit other) => this with
    {
        First = other.First.Ordinal < First.Ordinal ? other.First : First,
        Last = other.Last.Ordinal > Last.Ordinal ? other.Last : Last,
    };
}
