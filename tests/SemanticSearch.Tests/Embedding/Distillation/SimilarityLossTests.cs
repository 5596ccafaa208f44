using System.Numerics.Tensors;
using SemanticSearch.Embedding.Distillation;

namespace SemanticSearch.Tests.Embedding.Distillation;

public sealed class SimilarityLossTests
{
    const int Tokens = 6, Dimensions = 5, Batch = 4;
    const double Weight = 4;

    static readonly TokenizedTexts Texts = new([2, 4, 5, 3, 2, 0, 3, 2, 4, 4, 1, 3, 5], [0, 4, 7, 12, 13]);
    static readonly int[] All = [0, 1, 2, 3];

    [Fact]
    public void The_gradient_is_that_of_finite_differences()
    {
        const float Step = 1e-3f;
        var table = Random(Tokens * Dimensions, 1);
        var teacher = UnitRows(Random(Batch * Dimensions, 2));

        var gradient = Gradient(table, teacher, threads: 1);

        for (var i = 0; i < table.Length; i++)
        {
            var (above, below) = (table.ToArray(), table.ToArray());
            above[i] += Step;
            below[i] -= Step;
            var slope = (Loss(above, teacher) - Loss(below, teacher)) / (above[i] - below[i]);
            Assert.Equal(slope, gradient[i], 1e-4);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void The_gradient_has_the_same_bits_with_any_number_of_threads(int threads)
    {
        var table = Random(Tokens * Dimensions, 1);
        var teacher = UnitRows(Random(Batch * Dimensions, 2));

        Assert.Equal(Gradient(table, teacher, 1), Gradient(table, teacher, threads));
    }

    [Fact]
    public void A_student_that_equals_its_teacher_has_cosine_one_no_error_and_nothing_to_learn()
    {
        var vectors = UnitRows(Random(Batch * Dimensions, 3));
        var gradient = new float[Batch * Dimensions];

        var losses = new SimilarityLoss(Dimensions, Batch, Weight, 1).Compute(vectors, vectors, gradient, Batch);

        Assert.Equal(1, losses.Cosine, 1e-6);
        Assert.Equal(0, losses.SimilarityError, 1e-9);
        for (var i = 0; i < Batch; i++)
            for (var d = 0; d < Dimensions; d++)
                Assert.Equal(-vectors[i * Dimensions + d] / Batch, gradient[i * Dimensions + d], 1e-6f);
    }

    static float[] Gradient(float[] table, float[] teacher, int threads)
    {
        var pooled = new PooledTexts(Texts, Dimensions, Batch, threads);
        var (gradient, tableGradient) = (new float[Batch * Dimensions], new float[table.Length]);
        pooled.Forward(table, All);
        new SimilarityLoss(Dimensions, Batch, Weight, threads).Compute(pooled.Vectors, teacher, gradient, Batch);
        pooled.Backward(gradient, All, tableGradient);
        return tableGradient;
    }

    // The definition, in double precision.
    static double Loss(float[] table, float[] teacher)
    {
        var students = All.Select(text => Student(table, text)).ToArray();
        var teachers = teacher.Select(x => (double)x).Chunk(Dimensions).ToArray();
        var cosines = students.Zip(teachers, (s, t) => 1 - TensorPrimitives.Dot<double>(s, t)).Average();
        var errors = from i in All
                     from j in All
                     select TensorPrimitives.Dot<double>(students[i], students[j]) - TensorPrimitives.Dot<double>(teachers[i], teachers[j]);
        return cosines + Weight * errors.Average(error => error * error);
    }

    static double[] Student(float[] table, int text)
    {
        var sum = new double[Dimensions];
        foreach (var token in Texts[text])
            for (var d = 0; d < Dimensions; d++)
                sum[d] += table[token * Dimensions + d];
        var length = TensorPrimitives.Norm<double>(sum);
        return [.. sum.Select(x => x / length)];
    }

    static float[] Random(int length, ulong seed)
    {
        var random = new SplitMix64(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - 0.5))];
    }

    static float[] UnitRows(float[] rows) =>
        [.. rows.Chunk(Dimensions).SelectMany(row => row.Select(x => x / TensorPrimitives.Norm<float>(row)))];
}
