using SemanticSearch.Storage;

namespace SemanticSearch.Search.Ranking;

/// <summary>Makes one ranking of the legs.</summary>
/// <param name="method">How.</param>
/// <param name="weights">What each leg counts; a leg that was not asked counts 0.</param>
/// <param name="constant">The constant of reciprocal rank fusion.</param>
sealed class Fusion(FusionMethod method, LegWeights weights, int constant)
{
    /// <summary>Ranks candidates, best first. Scores are 0 to 1; where meaning alone counts they are cosine similarities.</summary>
    public List<RankedCandidate> Rank(IReadOnlyList<Candidate> candidates)
    {
        if (candidates.Count == 0)
            return [];
        var dense = Signal.Of(candidates, candidate => candidate.Cosine, weights.Dense);
        var lexical = Signal.Of(candidates, candidate => candidate.Bm25, weights.Lexical);
        var document = Signal.Of(candidates, candidate => candidate.DocumentBm25, weights.Document);
        var ranked = new List<RankedCandidate>(candidates.Count);
        for (var i = 0; i < candidates.Count; i++)
        {
            var fused = (Share(dense, i) + Share(lexical, i) + Share(document, i)) / (dense.Weight + lexical.Weight + document.Weight);
            var score = lexical.Weight + document.Weight > 0 ? fused : candidates[i].Cosine;
            ranked.Add(new RankedCandidate(candidates[i], score, new PassageExplanation
            {
                DenseRank = dense.RankOf(i),
                DenseScore = dense.ScoreOf(i),
                LexicalRank = lexical.RankOf(i),
                LexicalScore = lexical.ScoreOf(i),
                DocumentRank = document.RankOf(i),
                DocumentScore = document.ScoreOf(i),
                Fused = fused,
            }));
        }
        ranked.Sort(BestFirst);
        return ranked;
    }

    /// <summary>The better one first: by score, then by document id (ordinal), then by ordinal.</summary>
    public static int BestFirst(RankedCandidate x, RankedCandidate y)
    {
        var order = y.Score.CompareTo(x.Score);
        if (order == 0)
            order = string.CompareOrdinal(x.Candidate.DocumentId, y.Candidate.DocumentId);
        return order != 0 ? order : x.Candidate.Ordinal.CompareTo(y.Candidate.Ordinal);
    }

    double Share(Signal signal, int candidate) => signal.Weight * (method == FusionMethod.ReciprocalRank
        // The first rank would give 1 / (k + 1): scaled so that it gives 1.
        ? (constant + 1.0) / (constant + signal.Rank(candidate))
        : signal.Normalized(candidate));
}
