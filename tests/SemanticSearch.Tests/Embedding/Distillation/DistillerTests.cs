using System.Numerics.Tensors;
using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Distillation;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Embedding.Distillation;

public sealed class DistillerTests : IDisposable
{
    const int TeacherDimensions = 24;

    static readonly DistillationOptions Small = new()
    {
        VocabularySize = 300,
        Dimensions = 16,
        Sentences = 1_500,
        Spans = 500,
        Words = 100,
        Epochs = 12,
        BatchSize = 64,
        LearningRate = 0.02,
        Threads = 2,
    };

    static readonly string[] Nouns =
        ["treaty", "border", "embassy", "summit", "sanction", "refugee", "election", "harvest", "missile", "harbour"];
    static readonly string[] Verbs = ["delays", "opens", "reviews", "welcomes", "rejects", "finances"];

    readonly TemporaryFolder _folder = new();
    readonly BagOfWordsTeacher _teacher = new(TeacherDimensions);

    [Fact]
    public async Task A_student_finds_texts_as_similar_as_a_bag_of_words_teacher_does()
    {
        await DistillAsync(Small with { Dimensions = TeacherDimensions }, "student");

        using var student = await SentenceModel.LoadAsync(_folder.At("student"), 1, TestContext.Current.CancellationToken);
        string[] texts =
            ["The harbour welcomes the refugee.", "treaty finances missile", "An election rejects the harbour.", "embassy and summit"];
        var students = await student.Passages.GenerateAsync(texts, cancellationToken: TestContext.Current.CancellationToken);
        for (var i = 0; i < texts.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                Assert.Equal(
                    TensorPrimitives.CosineSimilarity<float>(_teacher.Embed(texts[i]), _teacher.Embed(texts[j])),
                    TensorPrimitives.CosineSimilarity(students[i].Vector.Span, students[j].Vector.Span),
                    0.1f);
            }
        }
    }

    [Fact]
    public async Task The_model_says_what_it_is_and_where_it_comes_from()
    {
        var record = await DistillAsync(Small, "student");

        using var student = await SentenceModel.LoadAsync(_folder.At("student"), 1, TestContext.Current.CancellationToken);
        var facts = student.Facts;
        Assert.Equal(("student", 16, Pooling.Mean, "MIT"), (facts.Id, facts.Dimensions, facts.Pooling, facts.Licence));
        Assert.Equal(("bag-of-words", 40, 2_000L), (record.Teacher, record.Documents, record.Sentences));
        Assert.Equal(Small.Epochs, record.Epochs.Count);
        Assert.True(record.Epochs[^1].Cosine > record.Epochs[0].Cosine);
        var written = await ReadAsync("student", "distillation.json");
        Assert.Contains("\"teacherFingerprint\": \"bag-of-words-1\"", written, StringComparison.Ordinal);
        Assert.Equal(
            ["distillation.json", "model.json", "model.onnx", "vocab.txt"],
            Directory.EnumerateFileSystemEntries(_folder.At("student")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Another_number_of_threads_gives_the_same_bytes()
    {
        await DistillAsync(Small with { Threads = 1 }, "one");
        await DistillAsync(Small with { Threads = 3 }, "three");

        Assert.Equal(await BytesAsync("one"), await BytesAsync("three"));
    }

    [Theory]
    [InlineData(DistillationPhase.Sampling)]
    [InlineData(DistillationPhase.Embedding)]
    [InlineData(DistillationPhase.Projection)]
    [InlineData(DistillationPhase.Training)]
    public async Task A_resumed_distillation_gives_the_model_of_an_uninterrupted_one(DistillationPhase phase)
    {
        await DistillAsync(Small, "whole");
        using var cancellation = new CancellationTokenSource();
        var middle = phase == DistillationPhase.Training ? 5 : 1;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DistillAsync(Small, "resumed", new Listener(progress =>
        {
            if (progress.Phase == phase && progress.Done * 12 >= progress.Total * middle)
                cancellation.Cancel();
        }), cancellation.Token));
        Assert.False(File.Exists(Path.Combine(_folder.At("resumed"), "model.json")));
        var embedded = _teacher.Embedded;

        await DistillAsync(Small, "resumed");

        Assert.Equal(await BytesAsync("whole"), await BytesAsync("resumed"));
        if (phase == DistillationPhase.Training)
            Assert.InRange(_teacher.Embedded - embedded, 0, 512);
    }

    [Fact]
    public async Task Training_goes_on_with_the_epoch_it_was_interrupted_in()
    {
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DistillAsync(Small, "student", new Listener(progress =>
        {
            if (progress is { Phase: DistillationPhase.Training, Losses: not null } && progress.Done * 2 > progress.Total)
                cancellation.Cancel();
        }), cancellation.Token));
        var steps = new List<long>();

        await DistillAsync(Small, "student", new Listener(progress =>
        {
            if (progress.Phase == DistillationPhase.Training)
                steps.Add(progress.Done * Small.Epochs / progress.Total);
        }));

        Assert.Equal(6, steps[0]);
    }

    [Fact]
    public async Task A_folder_that_holds_a_model_is_left_alone()
    {
        _folder.Write("taken/model.json", "{}");

        var error = await Assert.ThrowsAsync<SemanticSearchException>(() => DistillAsync(Small, "taken"));

        Assert.Equal(ErrorKind.Conflict, error.Kind);
    }

    [Fact]
    public async Task More_dimensions_than_the_teachers_are_refused()
    {
        var error = await Assert.ThrowsAsync<SemanticSearchException>(() => DistillAsync(Small with { Dimensions = 32 }, "student"));

        Assert.Equal(ErrorKind.InvalidRequest, error.Kind);
    }

    [Fact]
    public async Task An_empty_corpus_is_refused()
    {
        var error = await Assert.ThrowsAsync<SemanticSearchException>(() => new Distiller(Small).DistillAsync(
            AsyncEnumerable.Empty<IReadOnlyList<string>>(),
            _teacher.AsTeacher(),
            _folder.At("student"),
            null,
            TestContext.Current.CancellationToken));

        Assert.Equal(ErrorKind.InvalidRequest, error.Kind);
    }

    [Fact]
    public void A_setting_out_of_range_is_named()
    {
        var error = Assert.Throws<SemanticSearchException>(() => new Distiller(Small with { Epochs = 0 }));

        Assert.Contains(nameof(DistillationOptions.Epochs), error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    Task<DistillationRecord> DistillAsync(
        DistillationOptions options,
        string name,
        IProgress<DistillationProgress>? progress = null,
        CancellationToken? cancellationToken = null) =>
        new Distiller(options).DistillAsync(
            Corpus().ToAsyncEnumerable(), _teacher.AsTeacher(), _folder.At(name), progress,
            cancellationToken ?? TestContext.Current.CancellationToken);

    async Task<byte[]> BytesAsync(string name) =>
        await File.ReadAllBytesAsync(Path.Combine(_folder.At(name), "model.onnx"), TestContext.Current.CancellationToken);

    async Task<string> ReadAsync(string name, string file) =>
        await File.ReadAllTextAsync(Path.Combine(_folder.At(name), file), TestContext.Current.CancellationToken);

    static List<IReadOnlyList<string>> Corpus()
    {
        var random = new SplitMix64(11);
        string Noun() => Nouns[random.Below(Nouns.Length)];
        string Sentence() => $"The {Noun()} of {random.Below(40)} {Verbs[random.Below(Verbs.Length)]} a {Noun()} and an {Noun()}.";
        return [.. Enumerable.Range(0, 40).Select(_ => (IReadOnlyList<string>)[.. Enumerable.Range(0, 50).Select(_ => Sentence())])];
    }

    /// <summary>Hears of progress at once, on the thread that makes it.</summary>
    sealed class Listener(Action<DistillationProgress> hear) : IProgress<DistillationProgress>
    {
        public void Report(DistillationProgress value) => hear(value);
    }
}
