using System.Numerics.Tensors;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// Vectors in a byte a number, each with a scale of its own: a quarter of the memory to read, which is what comparing takes. What that loses
/// is known for every vector, so that a comparison by codes tells between what bounds the exact one lies.
/// </summary>
/// <param name="Codes">The numbers, <c>[rows, dimensions]</c>, in units of their row's scale, -127 to 127.</param>
/// <param name="Scales">The scale of each row.</param>
/// <param name="Errors">The Euclidean distance of each row's vector from what its codes say.</param>
sealed record RowCodes(sbyte[] Codes, float[] Scales, float[] Errors)
{
    /// <summary>Encodes vectors; of a matrix that does not have so many rows there is nothing to encode.</summary>
    /// <param name="matrix">The vectors, <c>[rows, dimensions]</c>.</param>
    /// <param name="rows">How many there are.</param>
    public static RowCodes Of(ReadOnlySpan<float> matrix, int rows)
    {
        if (rows == 0 || matrix.Length % rows != 0)
            return new RowCodes([], [], []);
        var dimensions = matrix.Length / rows;
        var (codes, scales, errors) = (new sbyte[matrix.Length], new float[rows], new float[rows]);
        var scaled = new float[dimensions];
        for (var row = 0; row < rows; row++)
        {
            var vector = matrix.Slice(row * dimensions, dimensions);
            scales[row] = Math.Max(float.Epsilon, Math.Abs(vector[TensorPrimitives.IndexOfMaxMagnitude(vector)])) / sbyte.MaxValue;
            TensorPrimitives.Divide(vector, scales[row], scaled);
            TensorPrimitives.Round(scaled, scaled);
            TensorPrimitives.ConvertSaturating<float, sbyte>(scaled, codes.AsSpan(row * dimensions, dimensions));
            TensorPrimitives.Multiply(scaled, scales[row], scaled);
            errors[row] = TensorPrimitives.Distance(vector, scaled);
        }
        return new RowCodes(codes, scales, errors);
    }
}
