using SemanticSearch.Embedding.Distillation;

namespace SemanticSearch.Tests.Embedding.Distillation;

public sealed class PrincipalComponentsTests
{
    [Fact]
    public void A_two_by_two_matrix_has_its_known_eigenvalues_and_vectors()
    {
        var (values, vectors) = SymmetricEigen.Decompose([2, 1, 1, 2], 2, CancellationToken.None);

        var half = Math.Sqrt(0.5);
        AssertNear([3, 1], values);
        AssertNear([half, half, half, -half], vectors);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public void Eigenvalues_and_vectors_rebuild_the_matrix(int size)
    {
        var matrix = Gram(size, size + 3);

        var (values, vectors) = SymmetricEigen.Decompose([.. matrix], size, CancellationToken.None);

        var rebuilt = new double[size * size];
        for (var k = 0; k < size; k++)
            for (var i = 0; i < size; i++)
                for (var j = 0; j < size; j++)
                    rebuilt[i * size + j] += values[k] * vectors[k * size + i] * vectors[k * size + j];
        AssertNear(matrix, rebuilt);
        Assert.Equal(values.OrderDescending(), values);
    }

    [Fact]
    public void A_matrix_of_lower_rank_has_eigenvalues_of_zero()
    {
        var (values, _) = SymmetricEigen.Decompose(Gram(6, 2), 6, CancellationToken.None);

        Assert.All(values.Take(2), value => Assert.True(value > 0.01));
        Assert.All(values.Skip(2), value => Assert.Equal(0, value, 1e-9));
    }

    [Fact]
    public void The_projection_keeps_the_dot_products_of_vectors_in_a_subspace_that_does_not_hold_the_origin_as_mean()
    {
        // Vectors in the plane of (1, 1, 0)/√2 and (0, 0, 1), all on one side: centring would lose their common part.
        float[] vectors = [0.6f, 0.6f, 0.529150262f, 0.5f, 0.5f, 0.707106781f, 0.7f, 0.7f, 0.141421356f];
        void Read(int first, Span<float> buffer) => vectors.AsSpan(first * 3, buffer.Length).CopyTo(buffer);

        var projection = PrincipalComponents.Of(Read, 3, 3, 2, 1, CancellationToken.None);
        var projected = projection.ProjectAll(Read, 3, 2, CancellationToken.None);

        Assert.Equal(1, projection.Energy, 1e-6);
        for (var i = 0; i < 3; i++)
            for (var j = 0; j < 3; j++)
                Assert.Equal(Dot(vectors, 3, i, j), Dot(projected, 2, i, j), 1e-5);
    }

    static double Dot(float[] vectors, int size, int i, int j) =>
        Enumerable.Range(0, size).Sum(k => (double)vectors[i * size + k] * vectors[j * size + k]);

    static double[] Gram(int size, int rank)
    {
        var random = new SplitMix64(5);
        var factors = new double[size * rank];
        for (var i = 0; i < factors.Length; i++)
            factors[i] = random.NextDouble() - 0.5;
        var gram = new double[size * size];
        for (var i = 0; i < size; i++)
            for (var j = 0; j < size; j++)
                gram[i * size + j] = Enumerable.Range(0, rank).Sum(k => factors[i * rank + k] * factors[j * rank + k]);
        return gram;
    }

    static void AssertNear(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (e, a) in expected.Zip(actual))
            Assert.Equal(e, a, 1e-9);
    }
}
