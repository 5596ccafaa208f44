using System.Numerics.Tensors;
using System.Text.Json;
using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Embedding;

/// <summary>
/// The model that ships, against tokens and vectors worked out outside this program from the numbers in its files (Data/built-in.jsonl).
/// </summary>
public sealed class BuiltInModelTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tokens_and_embeddings_equal_the_golden_ones()
    {
        var tokenizer = await BertTokenizer.LoadAsync(Path.Combine(ModelLibrary.BuiltInFolder, "vocab.txt"), Cancellation);
        using var model = await SentenceModel.LoadAsync(ModelLibrary.BuiltInFolder, 2, Cancellation);
        var golden = File.ReadLines(Path.Combine(Shared.Repository, "tests/SemanticSearch.Tests/Embedding/Data/built-in.jsonl"))
            .Select(line => JsonSerializer.Deserialize<GoldenText>(line, JsonSerializerOptions.Web)!)
            .ToList();

        var embeddings = await model.Passages.GenerateAsync(golden.Select(line => line.Text), cancellationToken: Cancellation);

        Assert.True(golden.Count >= 15);
        foreach (var (expected, embedding) in golden.Zip(embeddings))
        {
            var ids = new List<int> { tokenizer.ClsId };
            tokenizer.Encode(expected.Text, ids);
            ids.Add(tokenizer.SepId);
            Assert.Equal(expected.Ids, ids);
            Assert.True(TensorPrimitives.Distance(expected.Embedding, embedding.Vector.Span) < 1e-4, $"'{expected.Text}' has another vector");
        }
    }

    [Fact]
    public void The_folder_has_at_most_8_megabytes() =>
        Assert.True(new DirectoryInfo(ModelLibrary.BuiltInFolder).EnumerateFiles().Sum(file => file.Length) <= 8_000_000);

    [Fact]
    public async Task It_can_be_named_and_is_the_default()
    {
        using var data = new TemporaryFolder();
        var library = new ModelLibrary(await ModelCatalog.LoadAsync(Cancellation), data.Path);

        Assert.Equal(ModelLibrary.BuiltIn, (await library.ResolveAsync("", Cancellation)).Name);
        Assert.Equal(ModelLibrary.BuiltInFolder, (await library.ResolveAsync("built-in", Cancellation)).Folder);
    }

    sealed record GoldenText(string Text, IReadOnlyList<int> Ids, float[] Embedding);
}
