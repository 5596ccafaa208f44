using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// The product of two row-major matrices. Every element is summed in the same order however many threads work, so the result does
/// not depend on their number. Blocks of 6 rows by two vectors stay in registers (Goto, van de Geijn: Anatomy of high-performance
/// matrix multiplication, ACM TOMS 34(3), 2008).
/// </summary>
static class MatrixProduct
{
    const int BlockRows = 6;
    const int Panel = 48;

    static int BlockColumns => 2 * Vector<float>.Count;

    /// <summary><c>c = a · b</c>.</summary>
    /// <param name="a"><c>[rows, inner]</c>.</param>
    /// <param name="b"><c>[inner, columns]</c>.</param>
    /// <param name="c">Receives <c>[rows, columns]</c>.</param>
    /// <param name="rows">Rows of <paramref name="a"/> and <paramref name="c"/>.</param>
    /// <param name="inner">Columns of <paramref name="a"/>, rows of <paramref name="b"/>.</param>
    /// <param name="columns">Columns of <paramref name="b"/> and <paramref name="c"/>.</param>
    /// <param name="threads">Threads that work at the same time.</param>
    public static void Multiply(float[] a, float[] b, float[] c, int rows, int inner, int columns, int threads)
    {
        var tasks = (rows + Panel - 1) / Panel;
        var share = (tasks + threads - 1) / threads * Panel;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
            MultiplyRows(a, b, c, Math.Min(rows, thread * share), Math.Min(rows, (thread + 1) * share), inner, columns));
    }

    /// <summary>The transpose of <c>[rows, columns]</c>.</summary>
    public static void Transpose(ReadOnlySpan<float> matrix, Span<float> result, int rows, int columns)
    {
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
                result[c * rows + r] = matrix[r * columns + c];
        }
    }

    static void MultiplyRows(float[] a, float[] b, float[] c, int first, int end, int inner, int columns)
    {
        if (first == end)
            return;
        var panel = new float[inner * BlockColumns];
        for (var column = 0; column < columns; column += BlockColumns)
        {
            var width = Math.Min(BlockColumns, columns - column);
            Pack(b, panel, column, width, inner, columns);
            var row = first;
            for (; row + BlockRows <= end; row += BlockRows)
                MultiplyBlock(a.AsSpan(row * inner, BlockRows * inner), panel, c, row * columns + column, inner, columns, width);
            for (; row < end; row++)
                MultiplyRow(a.AsSpan(row * inner, inner), panel, c.AsSpan(row * columns + column, width));
        }
    }

    static void Pack(float[] b, float[] panel, int column, int width, int inner, int columns)
    {
        for (var k = 0; k < inner; k++)
        {
            var line = panel.AsSpan(k * BlockColumns, BlockColumns);
            b.AsSpan(k * columns + column, width).CopyTo(line);
            line[width..].Clear();
        }
    }

    static void MultiplyBlock(ReadOnlySpan<float> a, float[] panel, float[] c, int place, int inner, int columns, int width)
    {
        Vector<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        Vector<float> c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetArrayDataReference(panel);
        for (var k = 0; k < inner; k++)
        {
            var b0 = Vector.LoadUnsafe(ref right, (nuint)(k * BlockColumns));
            var b1 = Vector.LoadUnsafe(ref right, (nuint)(k * BlockColumns + Vector<float>.Count));
            var x = new Vector<float>(Unsafe.Add(ref left, k));
            c00 = Vector.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector.FusedMultiplyAdd(x, b1, c01);
            x = new Vector<float>(Unsafe.Add(ref left, inner + k));
            c10 = Vector.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector.FusedMultiplyAdd(x, b1, c11);
            x = new Vector<float>(Unsafe.Add(ref left, 2 * inner + k));
            c20 = Vector.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector.FusedMultiplyAdd(x, b1, c21);
            x = new Vector<float>(Unsafe.Add(ref left, 3 * inner + k));
            c30 = Vector.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector.FusedMultiplyAdd(x, b1, c31);
            x = new Vector<float>(Unsafe.Add(ref left, 4 * inner + k));
            c40 = Vector.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector.FusedMultiplyAdd(x, b1, c41);
            x = new Vector<float>(Unsafe.Add(ref left, 5 * inner + k));
            c50 = Vector.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector.FusedMultiplyAdd(x, b1, c51);
        }

        Store(c, place, width, c00, c01);
        Store(c, place + columns, width, c10, c11);
        Store(c, place + 2 * columns, width, c20, c21);
        Store(c, place + 3 * columns, width, c30, c31);
        Store(c, place + 4 * columns, width, c40, c41);
        Store(c, place + 5 * columns, width, c50, c51);
    }

    static void MultiplyRow(ReadOnlySpan<float> a, float[] panel, Span<float> c)
    {
        Vector<float> c0 = default, c1 = default;
        for (var k = 0; k < a.Length; k++)
        {
            var x = new Vector<float>(a[k]);
            c0 = Vector.FusedMultiplyAdd(x, new Vector<float>(panel, k * BlockColumns), c0);
            c1 = Vector.FusedMultiplyAdd(x, new Vector<float>(panel, k * BlockColumns + Vector<float>.Count), c1);
        }

        Store(c, c0, c1);
    }

    static void Store(float[] c, int place, int width, Vector<float> first, Vector<float> second) =>
        Store(c.AsSpan(place, width), first, second);

    static void Store(Span<float> c, Vector<float> first, Vector<float> second)
    {
        if (c.Length == BlockColumns)
        {
            first.CopyTo(c);
            second.CopyTo(c[Vector<float>.Count..]);
            return;
        }

        for (var i = 0; i < c.Length; i++)
            c[i] = i < Vector<float>.Count ? first[i] : second[i - Vector<float>.Count];
    }
}
