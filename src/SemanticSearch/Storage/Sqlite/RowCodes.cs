using System.Numerics.Tensors;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// Vectors in a byte a number, each with a scale of its own: a quarter of the memory to read, which is what comparing takes. What that loses
/// is known for every vector, so that a comparison by codes tells between what bounds the exact one lies.
/// </summary>
/// <param name="Codes">The numbers, <c>[rows, dimensions]</c>, in units of their row's scale, -127 to 127.</param>
/// <param name="Scales">The scale of each row.</param>
/// <param name="Error">The greatest Euclidean distance of a row's vector from what its codes say.</param>
sealed record RowCodes(sbyte[] Codes, float[] Scales, float Error)
{
    /// <summary>Encodes vectors; of a matrix that does not have so many rows there is nothing to encode.</summary>
    /// <param name="matrix">The vectors, <c>[rows, dimensions]</c>.</param>
    /// <param name="rows">How many there are.</param>
    public static RowCodes Of(ReadOnlySpan<float> matrix, int rows)
    {
        if (rows == 0 || matrix.Length % rows != 0)
            return new RowCodes([], [], 0);
        var dimensions = matrix.Length / rows;
        var (codes, scales, error) = (new sbyte[matrix.Length], new float[rows], 0f);
        var scaled = new float[dimensions];
        for (var row = 0; row < rows; row++)
        {
            var vector = matrix.Slice(row * dimensions, dimensions);
            scales[row] = Math.Max(float.Epsilon, Math.Abs(vector[TensorPrimitives.IndexOfMaxMagnitude(vector)])) / sbyte.MaxValue;
            TensorPrimitives.Divide(vector, scales[row], scaled);
            TensorPrimitives.Round(scaled, scaled);
            TensorPrimitives.ConvertSaturating<float, sbyte>(scaled, codes.AsSpan(row * dimensions, dimensions));
            TensorPrimitives.Multiply(scaled, scales[row], scaled);
            error = Math.Max(error, TensorPrimitives.Distance(vector, scaled));
        }
        return new RowCodes(codes, scales, error);
    }
}
