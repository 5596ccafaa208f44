using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>A query in whole numbers of twelve bits, to be compared with <see cref="RowCodes"/>.</summary>
sealed class QueryCodes
{
    // With codes of seven bits, sums of 8,192 products stay below 2³¹.
    const int Greatest = 2_047;

    // For what single precision rounds away in a sum.
    const float Rounding = 1e-5f;

    readonly short[] _codes;
    readonly float _scale;
    readonly float _error;

    /// <summary>Encodes a unit vector of at most 8,192 numbers.</summary>
    public QueryCodes(ReadOnlySpan<float> query)
    {
        _codes = new short[query.Length];
        _scale = Math.Max(float.Epsilon, Math.Abs(query[TensorPrimitives.IndexOfMaxMagnitude(query)])) / Greatest;
        var scaled = new float[query.Length];
        TensorPrimitives.Divide(query, _scale, scaled);
        TensorPrimitives.Round(scaled, scaled);
        TensorPrimitives.ConvertSaturating<float, short>(scaled, _codes);
        TensorPrimitives.Multiply(scaled, _scale, scaled);
        _error = TensorPrimitives.Distance(query, scaled);
    }

    /// <summary>Whether this machine compares codes faster than numbers.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>How far a product by codes may be from the exact one: |x·q - x'·q'| ≤ |x - x'| |q| + |x'| |q - q'|.</summary>
    /// <param name="rowError">The row's error.</param>
    public float Slack(float rowError) => rowError + (1 + rowError) * _error + Rounding;

    /// <summary>The product with a row.</summary>
    /// <param name="row">The row's codes.</param>
    /// <param name="scale">The row's scale.</param>
    public float Dot(ReadOnlySpan<sbyte> row, float scale)
    {
        ref var x = ref MemoryMarshal.GetReference(row);
        ref var q = ref MemoryMarshal.GetArrayDataReference(_codes);
        var (even, odd) = (Vector256<int>.Zero, Vector256<int>.Zero);
        nuint at = 0;
        for (; at + 32 <= (nuint)row.Length; at += 32)
        {
            even += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref x, at)), Vector256.LoadUnsafe(ref q, at));
            odd += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref x, at + 16)), Vector256.LoadUnsafe(ref q, at + 16));
        }
        var sum = Vector256.Sum(even + odd);
        for (var i = (int)at; i < row.Length; i++)
            sum += row[i] * _codes[i];
        return sum * scale * _scale;
    }
}
