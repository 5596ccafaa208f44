using SemanticSearch.Embedding.Distillation;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Embedding.Distillation;

public sealed class TeacherEmbeddingsTests : IDisposable
{
    const int Dimensions = 8;
    static readonly string[] Texts = [.. Enumerable.Range(0, 1_300).Select(i => $"text {i}")];

    readonly TemporaryFolder _folder = new();
    readonly BagOfWordsTeacher _teacher = new(Dimensions);

    [Fact]
    public async Task Vectors_are_read_back_to_sixteen_bits()
    {
        using var embeddings = await OpenAsync(_teacher.AsTeacher(), Texts);

        var vector = new float[2 * Dimensions];
        embeddings.Read(700, vector);

        Assert.Equal((Texts.Length, Dimensions), (embeddings.Count, embeddings.Dimensions));
        var expected = (float[])[.. _teacher.Embed("text 700"), .. _teacher.Embed("text 701")];
        Assert.All(expected.Zip(vector), pair => Assert.Equal(pair.First, pair.Second, 5e-4f));
    }

    [Fact]
    public async Task An_interrupted_embedding_goes_on_behind_the_last_whole_block()
    {
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TeacherEmbeddings.OpenAsync(
            Path, _teacher.AsTeacher(), Texts, _ => CancelAfterTheFirstBlock(cancellation), cancellation.Token));
        var before = _teacher.Embedded;
        File.AppendAllText(Path, "the torn start of a block");

        using var embeddings = await OpenAsync(_teacher.AsTeacher(), Texts);

        Assert.InRange(before, 1, Texts.Length - 1);
        Assert.Equal(Texts.Length - before, _teacher.Embedded - before);
        var vector = new float[Dimensions];
        embeddings.Read(Texts.Length - 1, vector);
        Assert.All(_teacher.Embed(Texts[^1]).Zip(vector), pair => Assert.Equal(pair.First, pair.Second, 5e-4f));
    }

    [Fact]
    public async Task What_is_complete_is_not_embedded_again()
    {
        (await OpenAsync(_teacher.AsTeacher(), Texts[..1_024])).Dispose();
        var before = _teacher.Embedded;

        (await OpenAsync(_teacher.AsTeacher(), Texts[..1_024])).Dispose();

        Assert.Equal(before, _teacher.Embedded);
    }

    [Fact]
    public async Task Vectors_of_another_teacher_or_of_other_texts_are_not_reused()
    {
        (await OpenAsync(_teacher.AsTeacher(), Texts)).Dispose();
        (await OpenAsync(_teacher.AsTeacher("bag-of-words-2"), Texts)).Dispose();
        (await OpenAsync(_teacher.AsTeacher("bag-of-words-2"), [.. Texts.Reverse()])).Dispose();

        Assert.Equal(3 * Texts.Length, _teacher.Embedded);
    }

    [Fact]
    public async Task A_teacher_that_gives_no_number_is_refused()
    {
        var error = await Assert.ThrowsAsync<SemanticSearchException>(() => OpenAsync(_teacher.AsTeacher(), [.. Texts, " "]));

        Assert.Equal(ErrorKind.UnusableModel, error.Kind);
    }

    public void Dispose() => _folder.Dispose();

    string Path => _folder.At("teacher.bin");

    void CancelAfterTheFirstBlock(CancellationTokenSource cancellation)
    {
        if (_teacher.Embedded > 0)
            cancellation.Cancel();
    }

    Task<TeacherEmbeddings> OpenAsync(DistillationTeacher teacher, string[] texts) =>
        TeacherEmbeddings.OpenAsync(Path, teacher, texts, _ => { }, TestContext.Current.CancellationToken);
}
