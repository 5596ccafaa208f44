using SemanticSearch.Embedding.Distillation;

namespace SemanticSearch.Tests.Embedding.Distillation;

public sealed class MatrixProductTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 3, 7)]
    [InlineData(6, 16, 16)]
    [InlineData(97, 31, 53)]
    [InlineData(128, 64, 33)]
    public void The_product_is_that_of_the_definition(int rows, int inner, int columns)
    {
        var (a, b) = (Random(rows * inner, 1), Random(inner * columns, 2));
        var c = new float[rows * columns];

        MatrixProduct.Multiply(a, b, c, rows, inner, columns, 2);

        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                Assert.Equal(Enumerable.Range(0, inner).Sum(k => a[i * inner + k] * b[k * columns + j]), c[i * columns + j], 1e-4f);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(16)]
    public void The_product_has_the_same_bits_with_any_number_of_threads(int threads)
    {
        const int Rows = 101, Inner = 77, Columns = 45;
        var (a, b) = (Random(Rows * Inner, 1), Random(Inner * Columns, 2));
        var (one, many) = (new float[Rows * Columns], new float[Rows * Columns]);

        MatrixProduct.Multiply(a, b, one, Rows, Inner, Columns, 1);
        MatrixProduct.Multiply(a, b, many, Rows, Inner, Columns, threads);

        Assert.Equal(one, many);
    }

    [Fact]
    public void The_transpose_swaps_rows_and_columns()
    {
        var result = new float[6];

        MatrixProduct.Transpose([1, 2, 3, 4, 5, 6], result, 2, 3);

        Assert.Equal([1, 4, 2, 5, 3, 6], result);
    }

    static float[] Random(int length, ulong seed)
    {
        var random = new SplitMix64(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - 0.5))];
    }
}
