using System.Numerics.Tensors;

namespace SemanticSearch.Embedding;

/// <summary>Pools token vectors and scales the result to length 1.</summary>
static class TextPooling
{
    /// <summary>Pools one text's token vectors into <paramref name="result"/>.</summary>
    /// <param name="pooling">How.</param>
    /// <param name="tokenVectors">Row-major <c>[tokens, dimensions]</c>, padding left out; at least one row.</param>
    /// <param name="result"><c>[dimensions]</c>; all zeros if the pooled vector is.</param>
    public static void Pool(Pooling pooling, ReadOnlySpan<float> tokenVectors, Span<float> result)
    {
        tokenVectors[..result.Length].CopyTo(result);
        if (pooling == Pooling.Mean)
        {
            for (var row = result.Length; row < tokenVectors.Length; row += result.Length)
                TensorPrimitives.Add(result, tokenVectors.Slice(row, result.Length), result);
        }

        // The mean's divisor cancels in the normalisation.
        var norm = TensorPrimitives.Norm(result);
        if (norm > 0)
            TensorPrimitives.Divide(result, norm, result);
    }
}
