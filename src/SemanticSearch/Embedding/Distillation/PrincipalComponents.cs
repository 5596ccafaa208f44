using System.Numerics.Tensors;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// The subspace that keeps most of the energy of a set of vectors. The vectors are not centred: the projection must keep their dot
/// products, which are what a search compares, and the mean takes part in those.
/// </summary>
/// <param name="Axes">Orthonormal rows <c>[components, dimensions]</c>, the one of most energy first.</param>
/// <param name="Components">Rows of <paramref name="Axes"/>.</param>
/// <param name="Dimensions">Length of the vectors before projection.</param>
/// <param name="Energy">Share of the vectors' squared lengths that lies in the subspace, 0 to 1.</param>
sealed record PrincipalComponents(float[] Axes, int Components, int Dimensions, double Energy)
{
    // Rows of the moment matrix at a time; bounds the copy in memory.
    const int Block = 4_096;

    /// <summary>Finds the subspace of vectors <c>[count, dimensions]</c> that are read a block at a time.</summary>
    /// <param name="read">Reads vectors from an index on into a buffer of whole vectors.</param>
    /// <param name="count">How many vectors there are.</param>
    /// <param name="dimensions">Their length.</param>
    /// <param name="components">Dimensions to keep, at most <paramref name="dimensions"/>.</param>
    /// <param name="threads">Threads that work at the same time.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static PrincipalComponents Of(
        ReadVectors read, int count, int dimensions, int components, int threads, CancellationToken cancellationToken)
    {
        var moments = Moments(read, count, dimensions, threads, cancellationToken);
        var (values, axes) = SymmetricEigen.Decompose(moments, dimensions, cancellationToken);
        var kept = new float[components * dimensions];
        for (var i = 0; i < kept.Length; i++)
            kept[i] = (float)axes[i];
        return new PrincipalComponents(kept, components, dimensions, values.Take(components).Sum() / values.Sum());
    }

    /// <summary>Projects a vector and scales it to length 1; a vector outside the subspace becomes zero.</summary>
    public void Project(ReadOnlySpan<float> vector, Span<float> result)
    {
        for (var i = 0; i < Components; i++)
            result[i] = TensorPrimitives.Dot(vector, Axes.AsSpan(i * Dimensions, Dimensions));
        var length = TensorPrimitives.Norm<float>(result);
        if (length > 0)
            TensorPrimitives.Divide(result, length, result);
    }

    /// <summary>Projects vectors that are read a block at a time; gives <c>[count, components]</c>.</summary>
    public float[] ProjectAll(ReadVectors read, int count, int threads, CancellationToken cancellationToken)
    {
        var result = new float[count * Components];
        var block = new float[Block * Dimensions];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        for (var first = 0; first < count; first += Block)
        {
            var (start, rows) = (first, Math.Min(Block, count - first));
            read(start, block.AsSpan(0, rows * Dimensions));
            Parallel.For(0, rows, parallel, i =>
                Project(block.AsSpan(i * Dimensions, Dimensions), result.AsSpan((start + i) * Components, Components)));
        }

        return result;
    }

    static double[] Moments(ReadVectors read, int count, int dimensions, int threads, CancellationToken cancellationToken)
    {
        var block = new float[Block * dimensions];
        var transposed = new float[block.Length];
        var product = new float[dimensions * dimensions];
        var sum = new double[product.Length];
        for (var first = 0; first < count; first += Block)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rows = Math.Min(Block, count - first);
            read(first, block.AsSpan(0, rows * dimensions));
            MatrixProduct.Transpose(block, transposed, rows, dimensions);
            MatrixProduct.Multiply(transposed, block, product, dimensions, rows, dimensions, threads);
            for (var i = 0; i < sum.Length; i++)
                sum[i] += product[i];
        }

        return sum;
    }
}
