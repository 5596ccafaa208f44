using System.Numerics.Tensors;
using System.Text.Json;
using SemanticSearch.Embedding;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Embedding;

/// <summary>Compares with the embeddings that ONNX Runtime gives outside this program, text by text.</summary>
public class SentenceModelParityTests
{
    [Theory]
    [InlineData("all-MiniLM-L6-v2", 0.99999)]
    [InlineData("all-MiniLM-L6-v2-int8", 0.999)]
    [InlineData("bge-small-en-v1.5-int8", 0.998)]
    public async Task Embeddings_equal_the_golden_ones(string name, double cosine)
    {
        // These folders have no model.json: the catalog recognises the models.
        using var model = await SentenceModel.LoadAsync(Shared.Path("models", name), threads: 2, TestContext.Current.CancellationToken);
        var golden = File.ReadLines(Shared.Path("models", "golden", $"{name}.jsonl"))
            .Select(line => JsonSerializer.Deserialize<GoldenEmbedding>(line, JsonSerializerOptions.Web)!)
            .ToList();

        foreach (var kind in golden.GroupBy(line => line.Kind))
        {
            var generator = kind.Key == "query" ? model.Queries : model.Passages;
            var actual = await generator.GenerateAsync(
                kind.Select(line => line.Text), cancellationToken: TestContext.Current.CancellationToken);
            foreach (var (expected, embedding) in kind.Zip(actual))
            {
                var similarity = TensorPrimitives.CosineSimilarity(expected.Embedding, embedding.Vector.Span);
                Assert.True(similarity >= cosine, $"{kind.Key} '{expected.Text}': {similarity}");
            }
        }

        Assert.True(golden.Count >= 40);
    }

    sealed record GoldenEmbedding(string Text, string Kind, float[] Embedding);
}
