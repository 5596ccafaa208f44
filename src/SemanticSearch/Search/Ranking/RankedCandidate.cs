using SemanticSearch.Storage;

namespace SemanticSearch.Search.Ranking;

/// <summary>A candidate with its score; the better one sorts first, ties by document and ordinal.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Score">What it is ranked by.</param>
/// <param name="Explanation">How that came about.</param>
sealed record RankedCandidate(Candidate Candidate, double Score, PassageExplanation Explanation)
{
    /// <summary>The chunk it is.</summary>
    public ChunkReference Chunk => new(Candidate.DocumentId, Candidate.Ordinal);

    /// <summary>How sure it is that it has to do with the query.</summary>
    public RelevanceBand Relevance { get; init; } = RelevanceBand.Weak;

    /// <summary>Whether the query names it, so that it comes before all others.</summary>
    public bool IsReferred { get; init; }
}
