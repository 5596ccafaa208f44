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
    /// <summary>Encodes the vectors of documents, one after the other.</summary>
    /// <param name="blocks">The documents; vectors of all have the same length.</param>
    public static RowCodes Of(ReadOnlySpan<VectorBlock> blocks)
    {
        var (rows, numbers) = (0, 0);
        foreach (var block in blocks)
            (rows, numbers) = (rows + block.Lengths.Length, checked(numbers + block.Matrix.Length));
        if (rows == 0)
            return new RowCodes([], [], []);
        var encoded = new RowCodes(GC.AllocateUninitializedArray<sbyte>(numbers), new float[rows], new float[rows]);
        var (row, dimensions) = (0, numbers / rows);
        var scaled = new float[dimensions];
        foreach (var block in blocks)
            for (var own = 0; own < block.Lengths.Length; own++)
                encoded.Encode(row++, block.Vector(own).Span, scaled);
        return encoded;
    }

    void Encode(int row, ReadOnlySpan<float> vector, Span<float> scaled)
    {
        Scales[row] = Math.Max(float.Epsilon, Math.Abs(vector[TensorPrimitives.IndexOfMaxMagnitude(vector)])) / sbyte.MaxValue;
        TensorPrimitives.Divide(vector, Scales[row], scaled);
        TensorPrimitives.Round(scaled, scaled);
        TensorPrimitives.ConvertSaturating<float, sbyte>(scaled, Codes.AsSpan(row * vector.Length, vector.Length));
        TensorPrimitives.Multiply(scaled, Scales[row], scaled);
        Errors[row] = TensorPrimitives.Distance(vector, scaled);
    }
}
