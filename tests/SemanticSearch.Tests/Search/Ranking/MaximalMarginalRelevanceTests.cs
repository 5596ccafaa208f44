using FsCheck;
using FsCheck.Xunit;
using SemanticSearch.Search.Ranking;

namespace SemanticSearch.Tests.Search.Ranking;

public sealed class MaximalMarginalRelevanceTests
{
    static readonly ReadOnlyMemory<float> East = new float[] { 1, 0 };
    static readonly ReadOnlyMemory<float> North = new float[] { 0, 1 };

    [Fact]
    public void Without_diversity_the_order_stays()
    {
        Assert.Equal([0, 1, 2], Order([0.9, 0.9, 0.1], [East, East, East], 0, 3));
    }

    [Fact]
    public void What_repeats_a_better_one_falls_back()
    {
        Assert.Equal([0, 2, 1], Order([0.9, 0.8, 0.6], [East, East, North], 0.5, 3));
    }

    [Fact]
    public void A_little_diversity_does_not_lift_what_is_far_worse()
    {
        Assert.Equal([0, 1, 2], Order([0.9, 0.8, 0.1], [East, East, North], 0.1, 3));
    }

    [Fact]
    public void With_all_diversity_the_best_still_comes_first()
    {
        Assert.Equal([0, 2, 1], Order([0.9, 0.8, 0.1], [East, East, North], 1, 3));
    }

    [Fact]
    public void It_can_be_cancelled_while_it_compares()
    {
        using var ending = new CancellationTokenSource();
        var compared = 0;

        Assert.Throws<OperationCanceledException>(() => MaximalMarginalRelevance.Order(
            new double[100],
            (_, _) =>
            {
                compared++;
                ending.Cancel();
                return 0;
            },
            0.5,
            100,
            ending.Token));

        Assert.Equal(99, compared);
    }

    [Fact]
    public void Ties_go_to_the_better_ranked()
    {
        Assert.Equal([0, 1, 2, 3], Order([0.5, 0.5, 0.5, 0.5], [East, East, East, East], 0.7, 4));
    }

    [Fact]
    public void The_size_of_scores_does_not_matter()
    {
        double[] scores = [0.9, 0.8, 0.75, 0.3];
        ReadOnlyMemory<float>[] vectors = [East, East, North, North];

        Assert.Equal(
            Order(scores, vectors, 0.3, 4),
            Order([.. scores.Select(score => score * 40)], vectors, 0.3, 4));
    }

    [Fact]
    public void An_item_without_a_vector_is_like_nothing()
    {
        Assert.Equal([0, 2, 1], Order([0.9, 0.8, 0.7], [East, East, default], 0.5, 3));
    }

    [Fact]
    public void Nothing_is_chosen_of_nothing()
    {
        Assert.Empty(Order([], [], 0.5, 10));
    }

    [Property]
    public bool It_chooses_as_the_formula_says(byte[] relevances, int[] sides, byte diversity)
    {
        var count = Math.Min(relevances.Length, sides.Length);
        double[] scores = [.. relevances.Take(count).OrderDescending().Select(score => score / 255.0)];
        double Alike(int x, int y) => sides[x] % 3 == sides[y] % 3 ? 1 : 0.25;

        return Naive(scores, Alike, diversity / 255.0).SequenceEqual(
            MaximalMarginalRelevance.Order(scores, Alike, diversity / 255.0, count, TestContext.Current.CancellationToken));
    }

    [Property]
    public bool Fewer_are_the_beginning_of_more(byte[] relevances, PositiveInt count)
    {
        double[] scores = [.. relevances.OrderDescending().Select(score => score / 255.0)];
        static double Alike(int x, int y) => 1.0 / (1 + Math.Abs(x - y));

        var all = MaximalMarginalRelevance.Order(scores, Alike, 0.4, scores.Length, TestContext.Current.CancellationToken);
        return all.Take(count.Get).SequenceEqual(MaximalMarginalRelevance.Order(scores, Alike, 0.4, count.Get, TestContext.Current.CancellationToken))
            && all.Order().SequenceEqual(Enumerable.Range(0, scores.Length));
    }

    static List<int> Naive(double[] scores, Func<int, int, double> alike, double diversity)
    {
        var chosen = new List<int>();
        while (chosen.Count < scores.Length)
            chosen.Add(Enumerable.Range(0, scores.Length).Except(chosen).MaxBy(item =>
                (1 - diversity) * (scores[0] > 0 ? scores[item] / scores[0] : scores[item])
                - diversity * (chosen.Count == 0 ? 0 : chosen.Max(better => alike(better, item)))));
        return chosen;
    }

    static int[] Order(IReadOnlyList<double> scores, IReadOnlyList<ReadOnlyMemory<float>> vectors, double diversity, int count) =>
        MaximalMarginalRelevance.Order(scores, vectors, diversity, count, TestContext.Current.CancellationToken);
}
