using Microsoft.ML.OnnxRuntime;
using SemanticSearch.Embedding.Distillation;

namespace SemanticSearch.Tests.Embedding.Distillation;

public sealed class OnnxGraphWriterTests
{
    static readonly QuantizedRows Rows = QuantizedRows.From([1, -0.5f, 0.25f, 0, 0, 0, -3, 2.9f, 0.01f, 8, 8, -8], 3);

    [Fact]
    public void The_graph_gives_each_tokens_row_times_its_scale()
    {
        using var session = new InferenceSession(OnnxGraphWriter.Write(Rows));
        long[] ids = [3, 0, 1, 2, 2, 3];
        using var input = OrtValue.CreateTensorValueFromMemory(ids, [2, 3]);
        using var options = new RunOptions();

        using var output = session.Run(options, ["input_ids"], [input], ["last_hidden_state"]);

        var matrix = Rows.ToMatrix();
        Assert.Equal([2L, 3, 3], output[0].GetTensorTypeAndShape().Shape);
        Assert.Equal(ids.SelectMany(id => matrix.AsSpan((int)id * 3, 3).ToArray()), output[0].GetTensorDataAsSpan<float>().ToArray());
    }

    [Fact]
    public void The_graph_declares_one_input_and_one_output_with_free_batch_and_length()
    {
        using var session = new InferenceSession(OnnxGraphWriter.Write(Rows));

        Assert.Equal(["input_ids"], session.InputNames);
        Assert.Equal([-1, -1], session.InputMetadata["input_ids"].Dimensions);
        Assert.Equal([-1, -1, 3], session.OutputMetadata["last_hidden_state"].Dimensions);
    }

    [Fact]
    public void Eight_bits_keep_each_number_to_a_254th_of_the_largest_of_its_row()
    {
        var random = new SplitMix64(9);
        var matrix = Enumerable.Range(0, 400).Select(i => (float)((random.NextDouble() - 0.5) * Math.Pow(10, i / 40 - 5))).ToArray();

        var restored = QuantizedRows.From(matrix, 40).ToMatrix();

        foreach (var (row, again) in matrix.Chunk(40).Zip(restored.Chunk(40)))
        {
            var bound = row.Max(Math.Abs) / 254 * 1.0001f;
            Assert.All(row.Zip(again), pair => Assert.InRange(pair.Second, pair.First - bound, pair.First + bound));
        }
    }

    [Fact]
    public void A_row_of_zeros_stays_zero() => Assert.Equal([0, 0, 0], Rows.ToMatrix()[3..6]);
}
