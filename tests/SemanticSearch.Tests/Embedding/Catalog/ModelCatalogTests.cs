using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Embedding.Catalog;

public class ModelCatalogTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_catalog_that_ships_has_the_supported_models()
    {
        var catalog = await ModelCatalog.LoadAsync(Token);

        Assert.Equal(
            ["all-MiniLM-L6-v2", "all-MiniLM-L6-v2-int8", "bge-small-en-v1.5", "bge-small-en-v1.5-int8", "e5-small-v2", "e5-small-v2-int8"],
            catalog.Entries.Select(entry => entry.Id));
        Assert.Equal(catalog.Entries.Count, catalog.Entries.Select(entry => entry.Files[0].Sha256).Distinct().Count());
    }

    [Fact]
    public async Task A_file_lies_at_its_path_under_the_source()
    {
        var entry = (await ModelCatalog.LoadAsync(Token)).Get("all-minilm-l6-v2-INT8");

        Assert.Equal(
            ["https://huggingface.co/Xenova/all-MiniLM-L6-v2/resolve/main/onnx/model_quantized.onnx",
                "https://huggingface.co/Xenova/all-MiniLM-L6-v2/resolve/main/vocab.txt"],
            entry.Files.Select(file => entry.AddressOf(file, new Uri(new SemanticSearchOptions().ModelSource)).ToString()));
    }

    [Theory]
    [InlineData("all-MiniLM-L6-v2")]
    [InlineData("all-MiniLM-L6-v2-int8")]
    [InlineData("bge-small-en-v1.5-int8")]
    public async Task The_catalog_agrees_with_the_published_models(string id)
    {
        var folder = Shared.Path("models", id);
        var entry = (await ModelCatalog.LoadAsync(Token)).Get(id);

        foreach (var file in entry.Files)
        {
            await using var stream = File.OpenRead(Path.Combine(folder, file.Name));
            Assert.Equal(stream.Length, file.Bytes);
            Assert.Equal(Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, Token)), file.Sha256);
        }
        using var facts = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "facts.json"), Token));
        AssertFacts(facts.RootElement, entry);
    }

    [Fact]
    public async Task The_catalog_agrees_with_the_facts_of_models_that_are_elsewhere()
    {
        var path = Shared.Path("models", "more-models.json");
        var catalog = await ModelCatalog.LoadAsync(Token);

        using var facts = JsonDocument.Parse(await File.ReadAllBytesAsync(path, Token));

        foreach (var model in facts.RootElement.EnumerateArray())
        {
            var entry = catalog.Get(model.GetProperty("id").GetString()!);
            AssertFacts(model, entry);
            Assert.Equal(model.GetProperty("bytes").GetInt64(), entry.Files[0].Bytes);
            Assert.Equal(model.GetProperty("sha256").GetString(), entry.Files[0].Sha256);
        }
    }

    [Fact]
    public void An_unknown_id_is_not_found_and_the_error_lists_the_known_ones()
    {
        var catalog = ModelCatalog.From([SomeEntry.Of("one"), SomeEntry.Of("two")], "here");

        Assert.Null(catalog.Find("three"));
        var error = Assert.Throws<SemanticSearchException>(() => catalog.Get("three"));
        Assert.Equal(ErrorKind.NotFound, error.Kind);
        Assert.Contains("one, two", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://mirror.example/hub")]
    [InlineData("http://mirror.example/hub/")]
    public void A_source_may_have_a_path_of_its_own(string source)
    {
        var entry = SomeEntry.Of("one");

        Assert.Equal("http://mirror.example/hub/a/b/resolve/main/model.onnx", entry.AddressOf(entry.Files[0], new Uri(source)).ToString());
    }

    [Theory]
    [InlineData("id", "../escape", "an id is")]
    [InlineData("id", "built-in", "an id is")]
    [InlineData("id", "OTHER", "occurs twice")]
    [InlineData("description", "two\nlines", "one line")]
    [InlineData("precision", "fp8", "precision 'fp8'")]
    [InlineData("pooling", "max", "pooling 'max'")]
    [InlineData("pooling", "none", "pooling 'none'")]
    [InlineData("kind", "oracle", "kind")]
    [InlineData("kind", "reranker", "a reranker has pooling 'none', dimensions 0 and no prefixes")]
    [InlineData("tokenizer", "sentencepiece", "tokenizer 'sentencepiece'")]
    [InlineData("maximumTokens", 0, "maximumTokens")]
    [InlineData("dimensions", 100_000, "dimensions")]
    [InlineData("dimensions", "384", "JSON")]
    [InlineData("queryPrefix", null, "queryPrefix")]
    [InlineData("licence", null, "licence")]
    public Task A_wrong_field_is_refused(string field, object? value, string problem) =>
        AssertRefusedAsync(entry => entry[field] = JsonSerializer.SerializeToNode(value), problem);

    [Theory]
    [InlineData("name", "../vocab.txt", "not listed")]
    [InlineData("path", "../../etc/passwd", "relative path")]
    [InlineData("path", "https://elsewhere.example/x", "relative path")]
    [InlineData("path", "/absolute", "relative path")]
    [InlineData("bytes", 0, "impossible")]
    [InlineData("sha256", "ABC", "64 lower-case")]
    public Task A_wrong_field_of_a_file_is_refused(string field, object value, string problem) =>
        AssertRefusedAsync(entry => entry["files"]![1]![field] = JsonSerializer.SerializeToNode(value), problem);

    [Fact]
    public Task A_missing_field_is_refused() => AssertRefusedAsync(entry => entry.Remove("pooling"), "pooling");

    [Fact]
    public Task An_unknown_field_is_refused() => AssertRefusedAsync(entry => entry["poolling"] = "cls", "poolling");

    [Fact]
    public void A_reranker_says_so_and_nothing_of_vectors()
    {
        var catalog = ModelCatalog.From([SomeEntry.Of("one"), SomeEntry.OfReranker("two")], "here");

        Assert.Equal([ModelKind.Embedding, ModelKind.Reranker], catalog.Entries.Select(entry => entry.Kind));
        Assert.DoesNotContain("kind", Encoding.UTF8.GetString(ModelDescription.Write(catalog.Entries[0])), StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"reranker\"", Encoding.UTF8.GetString(ModelDescription.Write(catalog.Entries[1])), StringComparison.Ordinal);
    }

    [Fact]
    public Task A_null_file_is_refused() => AssertRefusedAsync(entry => entry["files"]![0] = null, "a file is null");

    [Fact]
    public async Task A_missing_catalog_is_an_expected_error()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "no-such-catalog.json");

        var error = await Assert.ThrowsAsync<SemanticSearchException>(() => ModelCatalog.LoadAsync(path, Token));

        Assert.Equal(ErrorKind.UnusableModel, error.Kind);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    static async Task AssertRefusedAsync(Action<JsonObject> damage, string problem)
    {
        var sound = new CatalogDocument { Models = [SomeEntry.Of("one"), SomeEntry.Of("other")] };
        var json = JsonSerializer.SerializeToNode(sound, CatalogJson.Default.CatalogDocument)!;
        damage(json["models"]![0]!.AsObject());
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, json.ToJsonString(), Token);
            var error = await Assert.ThrowsAsync<SemanticSearchException>(() => ModelCatalog.LoadAsync(path, Token));
            Assert.Equal(ErrorKind.UnusableModel, error.Kind);
            Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    static void AssertFacts(JsonElement facts, CatalogEntry entry)
    {
        Assert.Equal(facts.GetProperty("licence").GetString(), entry.Licence);
        Assert.Equal(facts.GetProperty("pooling").GetString(), entry.Pooling);
        Assert.Equal(facts.GetProperty("dims").GetInt32(), entry.Dimensions);
        Assert.Equal(facts.GetProperty("maxTokens").GetInt32(), entry.MaximumTokens);
        Assert.Equal(facts.GetProperty("queryPrefix").GetString(), entry.QueryPrefix);
        Assert.Equal(facts.GetProperty("passagePrefix").GetString(), entry.PassagePrefix);
        Assert.StartsWith(entry.Precision, facts.GetProperty("precision").GetString(), StringComparison.Ordinal);
    }
}
