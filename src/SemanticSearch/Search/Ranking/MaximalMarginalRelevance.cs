using System.Numerics.Tensors;

namespace SemanticSearch.Search.Ranking;

/// <summary>
/// Ranks again so that what repeats a better item falls back: next is always the item of greatest
/// <c>λ relevance - (1 - λ) similarity</c> with λ = 1 - diversity, where similarity is that with the most similar one chosen before.
/// Carbonell and Goldstein 1998, https://doi.org/10.1145/290941.291025.
/// </summary>
static class MaximalMarginalRelevance
{
    /// <summary>Chooses items by the similarity of their unit vectors.</summary>
    /// <param name="scores">The items' scores, best first. The best one counts as a relevance of 1, the others in proportion.</param>
    /// <param name="vectors">A unit vector of each item; one without is like nothing.</param>
    /// <param name="diversity">0 to 1; 0 leaves the order as it is.</param>
    /// <param name="count">How many to choose.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Indices of those chosen, in their new order; ties go to the one that was ranked better.</returns>
    public static int[] Order(
        IReadOnlyList<double> scores,
        IReadOnlyList<ReadOnlyMemory<float>> vectors,
        double diversity,
        int count,
        CancellationToken cancellationToken) =>
        Order(scores, (x, y) => Similarity(vectors[x].Span, vectors[y].Span), diversity, count, cancellationToken);

    /// <summary>Chooses items by any similarity.</summary>
    /// <param name="scores">As of the other overload.</param>
    /// <param name="similarity">The similarity of two items, at most 1; asked once for each chosen item and each that is left.</param>
    /// <param name="diversity">As of the other overload.</param>
    /// <param name="count">How many to choose.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static int[] Order(
        IReadOnlyList<double> scores, Func<int, int, double> similarity, double diversity, int count, CancellationToken cancellationToken)
    {
        count = Math.Min(count, scores.Count);
        if (diversity <= 0 || count <= 1)
            return [.. Enumerable.Range(0, count)];
        var gains = Gains(scores, 1 - diversity);
        var left = Enumerable.Range(0, scores.Count).ToList();
        var redundancies = new double[scores.Count];
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            order[i] = TakeBest(left, item => gains[item] - diversity * redundancies[item]);
            foreach (var item in left)
            {
                var alike = similarity(order[i], item);
                redundancies[item] = i == 0 ? alike : Math.Max(redundancies[item], alike);
            }
        }
        return order;
    }

    // Fusions differ in how far their scores spread below 1, and boosts lift them above it.
    static double[] Gains(IReadOnlyList<double> scores, double weight)
    {
        var best = scores[0];
        return [.. scores.Select(score => weight * (best > 0 ? score / best : score))];
    }

    // In the order of ranks, so that ties go to the better one.
    static int TakeBest(List<int> left, Func<int, double> value)
    {
        var (at, greatest) = (0, value(left[0]));
        for (var i = 1; i < left.Count; i++)
            if (value(left[i]) is var here && here > greatest)
                (at, greatest) = (i, here);
        var best = left[at];
        left.RemoveAt(at);
        return best;
    }

    static double Similarity(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => x.IsEmpty || y.IsEmpty ? 0 : TensorPrimitives.Dot(x, y);
}
