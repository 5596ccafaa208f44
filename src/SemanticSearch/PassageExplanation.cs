namespace SemanticSearch;

/// <summary>How a passage came to its rank. Ranks count from 1 within the candidates; null where a leg did not find it.</summary>
public sealed record PassageExplanation
{
    /// <summary>Rank by cosine similarity.</summary>
    public int? DenseRank { get; init; }

    /// <summary>Cosine similarity, -1 to 1.</summary>
    public double? DenseScore { get; init; }

    /// <summary>Rank by BM25 of the chunk.</summary>
    public int? LexicalRank { get; init; }

    /// <summary>BM25 of the chunk.</summary>
    public double? LexicalScore { get; init; }

    /// <summary>Rank by BM25 of the whole document.</summary>
    public int? DocumentRank { get; init; }

    /// <summary>BM25 of the whole document.</summary>
    public double? DocumentScore { get; init; }

    /// <summary>How near the passage's words come to each of the query's, at most 1; null where they were not compared.</summary>
    public double? AlignmentScore { get; init; }

    /// <summary>Cosine similarity of its nearest sentence with the query, -1 to 1; null where they were not compared.</summary>
    public double? SentenceScore { get; init; }

    /// <summary>What legs and alignment fused to, 0 to 1.</summary>
    public required double Fused { get; init; }

    /// <summary>What was added or multiplied afterwards, by name, such as <c>country FJI</c> or <c>recency</c>.</summary>
    public IReadOnlyList<ScoreAdjustment> Adjustments { get; init; } = [];

    /// <summary>The cross-encoder's score, 0 to 1; null where it did not read the passage.</summary>
    public double? RerankScore { get; init; }
}
