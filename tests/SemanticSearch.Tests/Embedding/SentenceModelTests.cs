using System.Numerics.Tensors;
using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Distillation;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Embedding;

/// <summary>A model small enough to make in the test: one vector a word.</summary>
public sealed class SentenceModelTests : IDisposable
{
    const int Dimensions = 4;
    static readonly string[] Vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "peace", "war", "treaty", "of", "##s", "1"];

    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Vectors_are_the_normalised_means_of_their_tokens()
    {
        using var model = await LoadAsync();

        var embeddings = await model.Passages.GenerateAsync(["peace treaty", "war"], cancellationToken: Cancellation);

        // [CLS] and [SEP] have the vector 0; "peace" points along the second axis, "war" along the third, "treaty" along the fourth.
        Assert.Equal([0, MathF.Sqrt(0.5f), 0, MathF.Sqrt(0.5f)], embeddings[0].Vector.ToArray(), (a, b) => MathF.Abs(a - b) < 1e-6);
        Assert.Equal([0, 0, 1, 0], embeddings[1].Vector.ToArray());
        Assert.Equal(7, embeddings.Usage!.InputTokenCount);
    }

    [Fact]
    public async Task Text_beyond_the_limit_is_cut_and_counted()
    {
        using var model = await LoadAsync(maximumTokens: 4);

        var embeddings = await model.Passages.GenerateAsync(["peace peace war war", "peace"], cancellationToken: Cancellation);

        Assert.Equal([0, 1, 0, 0], embeddings[0].Vector.ToArray());
        Assert.Equal(1, embeddings.Usage!.AdditionalCounts![SentenceEmbeddingGenerator.TruncatedTexts]);
        Assert.Equal(4 + 3, embeddings.Usage.InputTokenCount);
    }

    [Fact]
    public async Task Queries_and_passages_have_prefixes_of_their_own()
    {
        using var model = await LoadAsync(queryPrefix: "war ");

        var query = (await model.Queries.GenerateAsync(["peace"], cancellationToken: Cancellation))[0];
        var passage = (await model.Passages.GenerateAsync(["peace"], cancellationToken: Cancellation))[0];

        Assert.True(query.Vector.Span[2] > 0.5);
        Assert.Equal(0, passage.Vector.Span[2]);
    }

    [Fact]
    public async Task A_batch_gives_each_text_the_vector_it_has_alone()
    {
        using var model = await LoadAsync();
        var texts = Enumerable.Range(0, 300).Select(i => string.Join(' ', Enumerable.Range(0, i % 40).Select(j => Vocabulary[5 + (i * j + j) % 5]))).ToList();

        var together = await model.Passages.GenerateAsync(texts, cancellationToken: Cancellation);

        for (var i = 0; i < texts.Count; i += 17)
        {
            var alone = (await model.Passages.GenerateAsync([texts[i]], cancellationToken: Cancellation))[0];
            Assert.True(TensorPrimitives.Distance(alone.Vector.Span, together[i].Vector.Span) < 1e-6);
        }
    }

    [Fact]
    public async Task A_text_without_words_has_the_zero_vector()
    {
        using var model = await LoadAsync();

        var embeddings = await model.Passages.GenerateAsync(["", " \n"], cancellationToken: Cancellation);

        Assert.All(embeddings, embedding => Assert.Equal(new float[Dimensions], embedding.Vector.ToArray()));
    }

    [Fact]
    public async Task Cancellation_is_heard()
    {
        using var model = await LoadAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => model.Passages.GenerateAsync(["peace", "war"], cancellationToken: cancelled.Token));
    }

    [Fact]
    public async Task Tokens_are_counted_without_special_ones()
    {
        using var model = await LoadAsync();

        Assert.Equal(4, model.CountTokens("Treatys of peace"));
        Assert.Equal(2, model.CountTokens("wars"));
        Assert.Equal(0, model.CountTokens(""));
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("vocab.txt")]
    public async Task A_missing_file_is_named_by_its_path(string name)
    {
        await WriteAsync();
        File.Delete(_folder.At(name));

        await AssertUnusableAsync(_folder.At(name));
    }

    [Fact]
    public async Task A_model_that_nobody_describes_is_refused()
    {
        await WriteAsync();
        File.Delete(_folder.At("model.json"));

        await AssertUnusableAsync("model.json");
    }

    [Theory]
    [InlineData(-1, "fewer than")]
    [InlineData(+1, "more than")]
    public async Task A_vocabulary_of_the_wrong_size_is_refused(int more, string expected)
    {
        // The model knows as many tokens as can be rounded away, and one more.
        await WriteAsync(rows: 400);
        var tokens = Vocabulary.Concat(Enumerable.Range(0, 500).Select(i => $"word{i}")).Take(more > 0 ? 401 : 400 - 128);
        _folder.Write("vocab.txt", string.Concat(tokens.Select(token => token + "\n")));

        await AssertUnusableAsync(expected);
    }

    [Theory]
    [InlineData("model.json", "{", "model.json")]
    [InlineData("model.json", """{"id": "x", "pooling": "max", "dimensions": 4, "maximumTokens": 9}""", "model.json")]
    [InlineData("model.json", """{"id": "x", "pooling": "mean", "dimensions": 0, "maximumTokens": 9}""", "'dimensions' is 0")]
    [InlineData("model.json", """{"id": "x", "pooling": "mean", "dimensions": 4, "maximumTokens": 9, "tokenizer": "sentencepiece"}""", "'tokenizer'")]
    [InlineData("model.json", """{"id": "x", "pooling": "mean", "dimensions": 5, "maximumTokens": 9}""", "4 dimensions")]
    [InlineData("model.onnx", "This is no model.", "cannot be loaded by ONNX Runtime")]
    [InlineData("vocab.txt", "peace\nwar\n", "[PAD]")]
    public async Task A_damaged_file_is_told_with_what_is_wrong(string name, string content, string expected)
    {
        await WriteAsync();
        _folder.Write(name, content);

        await AssertUnusableAsync(expected);
    }

    [Fact]
    public async Task The_fingerprint_changes_with_whatever_changes_vectors_only()
    {
        using var original = await LoadAsync();
        using var limited = await LoadAsync(maximumTokens: 7);
        using var renamed = await LoadAsync(id: "another name");

        Assert.NotEqual(original.Fingerprint, limited.Fingerprint);
        Assert.Equal(original.Fingerprint, renamed.Fingerprint);
    }

    async Task AssertUnusableAsync(string expected)
    {
        var error = await Assert.ThrowsAsync<SemanticSearchException>(() => SentenceModel.LoadAsync(_folder.Path, 1, Cancellation));

        Assert.Equal(ErrorKind.UnusableModel, error.Kind);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    async Task<SentenceModel> LoadAsync(int maximumTokens = 512, string queryPrefix = "", string id = "tiny")
    {
        await WriteAsync(maximumTokens, queryPrefix, id);
        return await SentenceModel.LoadAsync(_folder.Path, 2, Cancellation);
    }

    Task WriteAsync(int maximumTokens = 512, string queryPrefix = "", string id = "tiny", int? rows = null)
    {
        var matrix = new float[(rows ?? Vocabulary.Length) * Dimensions];
        for (var token = 5; token < matrix.Length / Dimensions; token++)
            matrix[token * Dimensions + (token - 4) % Dimensions] = 1;
        File.WriteAllBytes(_folder.At("model.onnx"), OnnxGraphWriter.Write(QuantizedRows.From(matrix, Dimensions)));
        _folder.Write("vocab.txt", string.Concat(Vocabulary.Select(token => token + "\n")));
        _folder.Write(
            "model.json",
            $$"""{"id": "{{id}}", "pooling": "mean", "dimensions": {{Dimensions}}, "maximumTokens": {{maximumTokens}}, "queryPrefix": "{{queryPrefix}}"}""");
        return Task.CompletedTask;
    }
}
