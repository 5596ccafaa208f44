using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
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

    // Asked for so early, a row is there when its turn comes.
    const int RowsAhead = 8;

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

    /// <summary>How far a product by codes may be from the exact one at least, whatever the row.</summary>
    public float LeastSlack => _error + Rounding;

    /// <summary>How much the row's error adds to that: |x·q - x'·q'| ≤ |x - x'| |q| + |x'| |q - q'|.</summary>
    public float SlackOfError => 1 + _error;

    /// <summary>How far a product by codes may be from the exact one.</summary>
    /// <param name="rowError">The row's error.</param>
    public float Slack(float rowError) => (rowError * SlackOfError) + LeastSlack;

    /// <summary>The products with all rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="products">Takes them.</param>
    public void Multiply(RowCodes rows, Span<float> products)
    {
        for (var row = 0; row < rows.Scales.Length; row++)
        {
            if (row + RowsAhead < rows.Scales.Length)
                CacheLines.Prefetch<sbyte>(rows.Codes.AsSpan((row + RowsAhead) * _codes.Length, _codes.Length));
            products[row] = Product(rows, row);
        }
    }

    /// <summary>The product with a row.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="row">Which one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Product(RowCodes rows, int row)
    {
        var codes = rows.Codes.AsSpan(row * _codes.Length, _codes.Length);
        ref var x = ref MemoryMarshal.GetReference(codes);
        ref var q = ref MemoryMarshal.GetArrayDataReference(_codes);
        var (wide, even, odd) = (Vector512<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
        var (at, length) = ((nuint)0, (nuint)codes.Length);
        if (Avx512BW.IsSupported)
            for (; at + 32 <= length; at += 32)
                wide += Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref x, at)), Vector512.LoadUnsafe(ref q, at));
        for (; at + 32 <= length; at += 32)
        {
            even += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref x, at)), Vector256.LoadUnsafe(ref q, at));
            odd += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref x, at + 16)), Vector256.LoadUnsafe(ref q, at + 16));
        }
        var sum = Vector256.Sum(even + odd + wide.GetLower() + wide.GetUpper());
        for (var i = (int)at; i < codes.Length; i++)
            sum += codes[i] * _codes[i];
        return sum * rows.Scales[row] * _scale;
    }
}
