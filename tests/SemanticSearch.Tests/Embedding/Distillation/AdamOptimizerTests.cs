using SemanticSearch.Embedding.Distillation;

namespace SemanticSearch.Tests.Embedding.Distillation;

public sealed class AdamOptimizerTests
{
    [Fact]
    public void The_first_step_is_as_long_as_the_rate_whatever_the_gradient()
    {
        var state = new TrainingState(3);

        new AdamOptimizer(1).Step(state, [0.5f, -20, 0], 0.01);

        Assert.Equal([-0.01f, 0.01f, 0], state.Parameters.Select(p => MathF.Round(p, 6)));
        Assert.Equal(1, state.Step);
    }

    [Fact]
    public void The_second_step_is_the_papers()
    {
        var state = new TrainingState(1);
        var adam = new AdamOptimizer(1);

        adam.Step(state, [1], 0.1);
        adam.Step(state, [-2], 0.1);

        // m = 0.9·0.1 − 0.1·2 = −0.11, v = 0.999·0.001 + 0.001·4 = 0.004999; corrected by 1 − 0.9² and 1 − 0.999².
        var step = 0.1 * (-0.11 / 0.19) / Math.Sqrt(0.004999 / 0.001999);
        Assert.Equal(-0.1 - step, state.Parameters[0], 1e-5);
    }

    [Fact]
    public void Steps_have_the_same_bits_with_any_number_of_threads()
    {
        var random = new SplitMix64(3);
        var gradient = Enumerable.Range(0, 1_003).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        var (one, many) = (new TrainingState(1_003), new TrainingState(1_003));

        for (var step = 0; step < 3; step++)
        {
            new AdamOptimizer(1).Step(one, gradient, 0.01);
            new AdamOptimizer(5).Step(many, gradient, 0.01);
        }

        Assert.Equal(one.Parameters, many.Parameters);
    }
}
