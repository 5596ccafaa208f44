namespace SemanticSearch.Embedding.Reranking;

/// <summary>Makes probabilities of a cross-encoder's logits.</summary>
static class Relevance
{
    /// <summary>The relevance of each pair, 0 to 1: the logistic function of a single logit, or of two logits (not relevant, relevant)
    /// the second's share in their softmax, which is the logistic function of their difference.</summary>
    /// <param name="logits"><c>[pairs, 1]</c> or <c>[pairs, 2]</c>.</param>
    /// <param name="pairs">How many pairs, at least 1.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: there are more logits or fewer.</exception>
    public static float[] Of(ReadOnlySpan<float> logits, int pairs)
    {
        if (logits.Length != pairs && logits.Length != 2 * pairs)
        {
            throw new SemanticSearchException(
                ErrorKind.UnusableModel, $"the reranker gives {logits.Length} numbers for {pairs} pairs, not one or two for each");
        }

        var scores = new float[pairs];
        for (var i = 0; i < pairs; i++)
            scores[i] = Logistic(logits.Length == pairs ? logits[i] : logits[2 * i + 1] - logits[2 * i]);
        return scores;
    }

    static float Logistic(float x) => 1 / (1 + MathF.Exp(-x));
}
