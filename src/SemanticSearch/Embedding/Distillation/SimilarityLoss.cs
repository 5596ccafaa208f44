using System.Numerics.Tensors;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// How far a batch of student's vectors s is from the teacher's t, all of length 1:
/// <c>mean(1 − sᵢ·tᵢ) + weight · mean((sᵢ·sⱼ − tᵢ·tⱼ)²)</c>. The first part makes the student point where the teacher points, the
/// second makes texts as similar to each other as the teacher finds them, which is what a search ranks by.
/// </summary>
/// <param name="dimensions">Length of a vector.</param>
/// <param name="batchSize">The most texts of a batch.</param>
/// <param name="weight">Weight of the second part.</param>
/// <param name="threads">Threads that work at the same time.</param>
sealed class SimilarityLoss(int dimensions, int batchSize, double weight, int threads)
{
    // [s, t]·[s, −t]ᵀ gives all differences of similarities in one product.
    readonly float[] _left = new float[batchSize * 2 * dimensions];
    readonly float[] _right = new float[batchSize * 2 * dimensions];
    readonly float[] _differences = new float[batchSize * batchSize];
    readonly double[] _squares = new double[batchSize];
    readonly double[] _cosines = new double[batchSize];
    readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = threads };

    /// <summary>Computes the loss and its gradient.</summary>
    /// <param name="student">Unit vectors <c>[texts, dimensions]</c>.</param>
    /// <param name="teacher">Unit vectors <c>[texts, dimensions]</c>.</param>
    /// <param name="gradient">Receives the gradient by <paramref name="student"/>.</param>
    /// <param name="texts">Texts of this batch.</param>
    public DistillationLosses Compute(float[] student, float[] teacher, float[] gradient, int texts)
    {
        Parallel.For(0, texts, _parallel, i => Pair(student, teacher, i, texts));
        MatrixProduct.Multiply(_left, _right, _differences, texts, 2 * dimensions, texts, threads);
        MatrixProduct.Multiply(_differences, student, gradient, texts, texts, dimensions, threads);
        var pairs = (float)(4 * weight / ((double)texts * texts));
        Parallel.For(0, texts, _parallel, i =>
        {
            var t = teacher.AsSpan(i * dimensions, dimensions);
            var g = gradient.AsSpan(i * dimensions, dimensions);
            TensorPrimitives.Multiply(g, pairs, g);
            TensorPrimitives.MultiplyAdd(t, -1f / texts, g, g);
            _cosines[i] = TensorPrimitives.Dot(t, student.AsSpan(i * dimensions, dimensions));
            _squares[i] = TensorPrimitives.SumOfSquares<float>(_differences.AsSpan(i * texts, texts));
        });
        return new DistillationLosses(
            _cosines.AsSpan(0, texts).ToArray().Average(), _squares.AsSpan(0, texts).ToArray().Sum() / ((double)texts * texts));
    }

    void Pair(float[] student, float[] teacher, int text, int texts)
    {
        var s = student.AsSpan(text * dimensions, dimensions);
        var t = teacher.AsSpan(text * dimensions, dimensions);
        s.CopyTo(_left.AsSpan(2 * text * dimensions));
        t.CopyTo(_left.AsSpan((2 * text + 1) * dimensions));
        for (var d = 0; d < dimensions; d++)
        {
            _right[d * texts + text] = s[d];
            _right[(dimensions + d) * texts + text] = -t[d];
        }
    }
}
