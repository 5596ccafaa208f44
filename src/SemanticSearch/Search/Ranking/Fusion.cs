using SemanticSearch.Search.Alignment;
using SemanticSearch.Storage;

namespace SemanticSearch.Search.Ranking;

/// <summary>Makes one ranking of the legs.</summary>
/// <param name="method">How.</param>
/// <param name="weights">What each leg counts; a leg that was not asked counts 0.</param>
/// <param name="constant">The constant of reciprocal rank fusion.</param>
sealed class Fusion(FusionMethod method, LegWeights weights, int constant)
{
    /// <summary>Whether the words of the best candidates count.</summary>
    public bool Aligns => weights.Alignment + weights.Sentence > 0;

    /// <summary>Ranks candidates by the legs, best first. Scores are 0 to 1; where meaning alone counts they are cosine similarities.</summary>
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

    /// <summary>Fuses what the legs fused to with how well the words of the best candidates answer, against the mean of those: a candidate that
    /// was not compared counts as one of average words.</summary>
    /// <param name="ranked">Candidates, as <see cref="Rank"/> scored them.</param>
    /// <param name="scores">Scores of the first of them, in their order.</param>
    public IEnumerable<RankedCandidate> Align(IReadOnlyList<RankedCandidate> ranked, IReadOnlyList<AlignmentScore?> scores)
    {
        var compared = Enumerable.Range(0, scores.Count).Where(i => scores[i] is not null).ToList();
        var words = Signal.AroundMean(compared, i => scores[i]!.Value.Words, weights.Alignment);
        var sentence = Signal.AroundMean(compared, i => scores[i]!.Value.Sentence, weights.Sentence);
        var legs = weights.Dense + weights.Lexical + weights.Document;
        var places = compared.Select((i, place) => (i, place)).ToDictionary(one => one.i, one => one.place);
        for (var i = 0; i < ranked.Count; i++)
        {
            var aligned = places.TryGetValue(i, out var place) ? Share(words, place) + Share(sentence, place) : 0;
            var fused = Math.Max(0, (legs * ranked[i].Explanation.Fused + aligned) / (legs + words.Weight + sentence.Weight));
            yield return ranked[i] with
            {
                Score = fused,
                Explanation = ranked[i].Explanation with
                {
                    AlignmentScore = i < scores.Count ? scores[i]?.Words : null,
                    SentenceScore = i < scores.Count ? scores[i]?.Sentence : null,
                    Fused = fused,
                },
            };
        }
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
