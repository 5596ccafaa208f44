using System.Numerics;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// Adam (Kingma, Ba: Adam: a method for stochastic optimization, ICLR 2015, https://arxiv.org/abs/1412.6980, algorithm 1 with the
/// reordered step of section 2).
/// </summary>
sealed class AdamOptimizer(int threads)
{
    const float FirstDecay = 0.9f, SecondDecay = 0.999f, Epsilon = 1e-8f;

    /// <summary>Takes one step.</summary>
    /// <param name="state">Parameters and moments; its step count is raised.</param>
    /// <param name="gradient">The gradient by the parameters.</param>
    /// <param name="rate">Learning rate.</param>
    public void Step(TrainingState state, float[] gradient, double rate)
    {
        state.Step++;
        var correction = Math.Sqrt(1 - Math.Pow(SecondDecay, state.Step));
        var size = (float)(rate * correction / (1 - Math.Pow(FirstDecay, state.Step)));
        var epsilon = (float)(Epsilon * correction);
        var share = (gradient.Length / threads / Vector<float>.Count + 1) * Vector<float>.Count;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
        {
            var first = Math.Min(gradient.Length, thread * share);
            var length = Math.Min(share, gradient.Length - first);
            Update(
                state.Parameters.AsSpan(first, length), state.FirstMoments.AsSpan(first, length),
                state.SecondMoments.AsSpan(first, length), gradient.AsSpan(first, length), size, epsilon);
        });
    }

    static void Update(
        Span<float> parameters, Span<float> firsts, Span<float> seconds, ReadOnlySpan<float> gradient, float size, float epsilon)
    {
        var i = 0;
        for (; i + Vector<float>.Count <= gradient.Length; i += Vector<float>.Count)
        {
            var g = new Vector<float>(gradient[i..]);
            var first = FirstDecay * new Vector<float>(firsts[i..]) + (1 - FirstDecay) * g;
            var second = SecondDecay * new Vector<float>(seconds[i..]) + (1 - SecondDecay) * g * g;
            var step = size * first / (Vector.SquareRoot(second) + new Vector<float>(epsilon));
            (new Vector<float>(parameters[i..]) - step).CopyTo(parameters[i..]);
            first.CopyTo(firsts[i..]);
            second.CopyTo(seconds[i..]);
        }

        for (; i < gradient.Length; i++)
        {
            firsts[i] = FirstDecay * firsts[i] + (1 - FirstDecay) * gradient[i];
            seconds[i] = SecondDecay * seconds[i] + (1 - SecondDecay) * gradient[i] * gradient[i];
            parameters[i] -= size * firsts[i] / (MathF.Sqrt(seconds[i]) + epsilon);
        }
    }
}
