using System.Numerics.Tensors;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// The student: a text's vector is the mean of its tokens' vectors, scaled to length 1. Holds one batch, forth (vectors) and back
/// (gradients). Texts are divided among threads on the way forth and dimensions on the way back, so that sums never change their order.
/// </summary>
/// <param name="texts">All texts.</param>
/// <param name="dimensions">Length of a vector.</param>
/// <param name="batchSize">The most texts of a batch.</param>
/// <param name="threads">Threads that work at the same time.</param>
sealed class PooledTexts(TokenizedTexts texts, int dimensions, int batchSize, int threads)
{
    readonly float[] _lengths = new float[batchSize];
    readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = threads };

    /// <summary>The batch's unit vectors <c>[batch, dimensions]</c>.</summary>
    public float[] Vectors { get; } = new float[batchSize * dimensions];

    /// <summary>Pools the texts of a batch.</summary>
    /// <param name="table">Token vectors <c>[tokens, dimensions]</c>.</param>
    /// <param name="batch">Indices of the texts.</param>
    public void Forward(float[] table, ReadOnlyMemory<int> batch) => Parallel.For(0, batch.Length, _parallel, i =>
    {
        var vector = Vectors.AsSpan(i * dimensions, dimensions);
        var tokens = texts[batch.Span[i]];
        vector.Clear();
        foreach (var token in tokens)
            TensorPrimitives.Add(vector, table.AsSpan(token * dimensions, dimensions), vector);
        TensorPrimitives.Divide(vector, tokens.Length, vector);
        _lengths[i] = Math.Max(TensorPrimitives.Norm<float>(vector), float.Epsilon);
        TensorPrimitives.Divide(vector, _lengths[i], vector);
    });

    /// <summary>Carries a gradient back to the token vectors.</summary>
    /// <param name="gradient">The loss's gradient by <see cref="Vectors"/>; is overwritten.</param>
    /// <param name="batch">The batch that went forth last.</param>
    /// <param name="tableGradient">Receives the gradient by the token vectors <c>[tokens, dimensions]</c>.</param>
    public void Backward(float[] gradient, ReadOnlyMemory<int> batch, float[] tableGradient)
    {
        Parallel.For(0, batch.Length, _parallel, i => ThroughUnitLength(gradient, i, texts[batch.Span[i]].Length));
        var share = (dimensions + threads - 1) / threads;
        Parallel.For(0, threads, _parallel, thread =>
        {
            var first = Math.Min(dimensions, thread * share);
            var width = Math.Min(share, dimensions - first);
            for (var row = first; row < tableGradient.Length; row += dimensions)
                tableGradient.AsSpan(row, width).Clear();
            for (var i = 0; i < batch.Length; i++)
            {
                var source = gradient.AsSpan(i * dimensions + first, width);
                foreach (var token in texts[batch.Span[i]])
                {
                    var target = tableGradient.AsSpan(token * dimensions + first, width);
                    TensorPrimitives.Add(target, source, target);
                }
            }
        });
    }

    // d(m/|m|)/dm = (1 − s sᵀ)/|m| with s = m/|m|, and m is the mean of as many vectors as there are tokens.
    void ThroughUnitLength(float[] gradient, int text, int tokens)
    {
        var vector = Vectors.AsSpan(text * dimensions, dimensions);
        var g = gradient.AsSpan(text * dimensions, dimensions);
        var along = TensorPrimitives.Dot<float>(g, vector);
        TensorPrimitives.MultiplyAdd(vector, -along, g, g);
        TensorPrimitives.Divide(g, _lengths[text] * tokens, g);
    }
}
