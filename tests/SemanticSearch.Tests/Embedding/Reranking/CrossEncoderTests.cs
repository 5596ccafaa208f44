using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Reranking;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Embedding.Reranking;

public sealed class CrossEncoderTests : IDisposable
{
    static readonly string[] Words = ["peace", "war", "treaty", "of", "oil"];

    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_score_is_the_probability_that_the_passage_answers_the_query(int logits)
    {
        using var model = await LoadAsync(logits);

        var scores = await ScoreAsync(model, "treaty of peace", "war", "Peace.", "the treaty of peace", "peace peace peace treaty");

        AssertScores([Logistic(0), Logistic(1), Logistic(3), Logistic(4)], scores);
    }

    [Fact]
    public async Task A_score_is_the_same_whatever_stands_beside_the_passage()
    {
        using var model = await LoadAsync();
        string[] passages = [.. Enumerable.Range(0, 200).Select(i => string.Join(' ', Enumerable.Range(0, i * 7 % 60).Select(j => Words[(i + j * j) % 5])))];

        var together = await ScoreAsync(model, "oil war", passages);

        for (var i = 0; i < passages.Length; i += 13)
            AssertScores([together[i]!.Value], await ScoreAsync(model, "oil war", passages[i]));
        Assert.True(together.Distinct().Count() > 5);
    }

    [Fact]
    public async Task The_end_of_a_long_passage_is_cut_and_the_query_is_kept()
    {
        using var model = await LoadAsync(maximumTokens: 9);

        // Six tokens are left by the special ones: two for the query, four for the passage.
        var scores = await ScoreAsync(model, "oil peace", "war war war oil peace", "war war war war oil");

        AssertScores([Logistic(1), Logistic(0)], scores);
    }

    [Theory]
    [InlineData(3, 4, 10, 3, 4)]
    [InlineData(3, 40, 10, 3, 7)]
    [InlineData(40, 3, 10, 7, 3)]
    [InlineData(40, 50, 10, 5, 5)]
    [InlineData(50, 40, 11, 5, 6)]
    [InlineData(0, 40, 10, 0, 10)]
    public void What_is_too_long_loses_the_end_of_the_longer_text(int first, int second, int room, int firstKept, int secondKept) =>
        Assert.Equal((firstKept, secondKept), PairEncoder.Kept(first, second, room));

    [Fact]
    public async Task No_passages_need_no_model()
    {
        using var model = await LoadAsync();

        Assert.Empty(await ScoreAsync(model, "peace"));
    }

    [Fact]
    public async Task Cancellation_is_heard()
    {
        using var model = await LoadAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => model.ScoreAsync("peace", ["war"], new float?[1], cancelled.Token));
    }

    [Fact]
    public async Task An_embedding_model_cannot_rerank()
    {
        TinyModel.Write(_folder.At("embedder"), Words);

        await AssertUnusableAsync("embedder", "'embedder' embeds texts, it cannot rerank");
    }

    [Fact]
    public async Task A_reranker_cannot_embed()
    {
        var folder = TinyCrossEncoder.Write(_folder.At("tiny"), 1, 64, Words);

        var error = await Assert.ThrowsAsync<SemanticSearchException>(() => SentenceModel.LoadAsync(folder, 1, Cancellation));

        Assert.Equal(ErrorKind.UnusableModel, error.Kind);
        Assert.Contains("'tiny' is a reranker, it cannot embed texts", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.json", "{", "model.json")]
    [InlineData("model.json", """{"id": "x", "kind": "oracle", "maximumTokens": 9}""", "model.json")]
    [InlineData("model.json", """{"id": "x", "kind": "reranker"}""", "maximumTokens")]
    [InlineData("model.json", """{"id": "x", "kind": "reranker", "maximumTokens": 4}""", "'maximumTokens' is 4")]
    [InlineData("model.onnx", "This is no model.", "cannot be loaded by ONNX Runtime")]
    [InlineData("vocab.txt", "peace\nwar\n", "[PAD]")]
    [InlineData("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nb\nc\nd\ne\nf\ng\n", "more than")]
    public async Task A_damaged_file_is_told_with_what_is_wrong(string name, string content, string expected)
    {
        TinyCrossEncoder.Write(_folder.At("tiny"), 1, 64, Words);
        File.WriteAllText(Path.Combine(_folder.At("tiny"), name), content);

        await AssertUnusableAsync("tiny", expected);
    }

    [Fact]
    public async Task A_network_of_another_kind_is_refused()
    {
        TinyCrossEncoder.Write(_folder.At("tiny"), 1, 64, Words);
        TinyModel.Write(_folder.At("embedder"), Words);
        File.Copy(Path.Combine(_folder.At("embedder"), "model.onnx"), Path.Combine(_folder.At("tiny"), "model.onnx"), overwrite: true);

        await AssertUnusableAsync("tiny", "it is no cross-encoder");
    }

    async Task AssertUnusableAsync(string folder, string expected)
    {
        var error = await Assert.ThrowsAsync<SemanticSearchException>(() => CrossEncoder.LoadAsync(_folder.At(folder), 1, Cancellation));

        Assert.Equal(ErrorKind.UnusableModel, error.Kind);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    Task<CrossEncoder> LoadAsync(int logits = 1, int maximumTokens = 128) =>
        CrossEncoder.LoadAsync(TinyCrossEncoder.Write(_folder.At("tiny"), logits, maximumTokens, Words), 2, Cancellation);

    static async Task<float?[]> ScoreAsync(CrossEncoder model, string query, params string[] passages)
    {
        var scores = new float?[passages.Length];
        await model.ScoreAsync(query, passages, scores, Cancellation);
        return scores;
    }

    static float Logistic(float shared) => 1 / (1 + MathF.Exp(TinyCrossEncoder.Bias - shared));

    static void AssertScores(IReadOnlyList<float> expected, float?[] actual)
    {
        Assert.Equal(expected.Count, actual.Length);
        for (var i = 0; i < expected.Count; i++)
            Assert.Equal(expected[i], actual[i]!.Value, 1e-5f);
    }
}
