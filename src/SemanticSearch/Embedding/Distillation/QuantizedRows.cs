using System.Numerics.Tensors;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>A matrix with 8 bits a number and one scale a row: a number is its 8-bit integer times its row's scale.</summary>
/// <param name="Values">Integers <c>[rows, columns]</c>, -127 to 127.</param>
/// <param name="Scales">Scale of each row, above 0.</param>
sealed record QuantizedRows(sbyte[] Values, float[] Scales)
{
    const float Largest = 127;

    /// <summary>Length of a row.</summary>
    public int Columns => Values.Length / Scales.Length;

    /// <summary>Rounds a matrix <c>[rows, columns]</c>; the error of a number is at most 1/254 of the largest of its row.</summary>
    public static QuantizedRows From(ReadOnlySpan<float> matrix, int columns)
    {
        var values = new sbyte[matrix.Length];
        var scales = new float[matrix.Length / columns];
        for (var row = 0; row < scales.Length; row++)
        {
            var numbers = matrix.Slice(row * columns, columns);
            var largest = Math.Abs(TensorPrimitives.MaxMagnitude(numbers));
            scales[row] = largest > 0 ? largest / Largest : 1;
            for (var i = 0; i < columns; i++)
                values[row * columns + i] = (sbyte)Math.Clamp(MathF.Round(numbers[i] / scales[row]), -Largest, Largest);
        }

        return new QuantizedRows(values, scales);
    }

    /// <summary>The matrix that the integers and scales stand for.</summary>
    public float[] ToMatrix()
    {
        var matrix = new float[Values.Length];
        for (var i = 0; i < matrix.Length; i++)
            matrix[i] = Values[i] * Scales[i / Columns];
        return matrix;
    }
}
