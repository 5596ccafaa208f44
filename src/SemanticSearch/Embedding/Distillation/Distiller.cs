using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// Distils a static sentence model from a teacher: one vector a token, learnt so that the mean of a text's token vectors is as
/// similar to other texts' as the teacher finds them. Such a model embeds thousands of texts a second on one core and knows the
/// corpus's words. After Tulkens, van Dongen: Model2Vec (2024, https://github.com/MinishLab/model2vec), with a vocabulary and
/// vectors learnt from a corpus.
/// </summary>
/// <remarks>
/// The same documents, teacher, options and seed give the same bytes on the same kind of processor, whatever the number of threads
/// and however often the work was interrupted: what is done is kept in the folder <c>.distillation</c> of the output, continued when
/// it fits the inputs, and deleted when the model is there. It takes two bytes a text and teacher's dimension on disk; the work takes
/// four bytes a text and student's dimension in memory.
/// </remarks>
public sealed class Distiller
{
    const string WorkFolder = ".distillation";

    readonly DistillationOptions _options;
    readonly int _threads;

    /// <summary>A distiller with these settings.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a setting is out of range.</exception>
    public Distiller(DistillationOptions options)
    {
        var problems = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true))
            throw new SemanticSearchException(ErrorKind.InvalidRequest, string.Join(" ", problems));
        _threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        _options = options with { Threads = _threads };
    }

    /// <summary>Distils a model.</summary>
    /// <param name="documents">The corpus: the sentences of each document, in the same order whenever a distillation is resumed.</param>
    /// <param name="teacher">The model to learn from.</param>
    /// <param name="folder">Where the model goes: <c>model.onnx</c>, <c>vocab.txt</c>, <c>model.json</c> and <c>distillation.json</c>. Made
    /// if missing; its name becomes the model's.</param>
    /// <param name="progress">Told what is done, often; null if nobody listens.</param>
    /// <param name="cancellationToken">Interrupts the distillation; a later call with the same inputs goes on.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: the folder already holds a model.
    /// <see cref="ErrorKind.InvalidRequest"/>: the corpus has no text, or the student would have more dimensions than the teacher.
    /// <see cref="ErrorKind.UnusableModel"/>: the teacher's vectors are of no use. <see cref="ErrorKind.Storage"/>: the folder cannot
    /// be written.</exception>
    public async Task<DistillationRecord> DistillAsync(
        IAsyncEnumerable<IReadOnlyList<string>> documents, DistillationTeacher teacher, string folder,
        IProgress<DistillationProgress>? progress, CancellationToken cancellationToken)
    {
        if (File.Exists(Path.Combine(folder, "model.json")))
            throw new SemanticSearchException(ErrorKind.Conflict, $"'{folder}' already holds a model; name another folder or delete it");
        try
        {
            var work = Directory.CreateDirectory(Path.Combine(folder, WorkFolder)).FullName;
            var record = await DistillAsync(documents, teacher, folder, work, progress, cancellationToken);
            Directory.Delete(work, recursive: true);
            return record;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SemanticSearchException(ErrorKind.Storage, $"the distillation in '{folder}' cannot go on: {e.Message}", e);
        }
    }

    async Task<DistillationRecord> DistillAsync(
        IAsyncEnumerable<IReadOnlyList<string>> documents, DistillationTeacher teacher, string folder, string work,
        IProgress<DistillationProgress>? progress, CancellationToken cancellationToken)
    {
        var sample = await SampleAsync(documents, teacher.Words, progress, cancellationToken);
        var (vocabulary, texts) = await TokenizeAsync(sample, work, progress, cancellationToken);
        using var embeddings = await TeacherEmbeddings.OpenAsync(
            Path.Combine(work, "teacher.bin"), teacher, sample.Texts,
            done => progress?.Report(new(DistillationPhase.Embedding, done, sample.Texts.Count)), cancellationToken);
        var (projection, targets) = await Task.Run(() => Project(embeddings, progress, cancellationToken), cancellationToken);

        var key = TrainingKey(embeddings, vocabulary);
        var trainer = new TokenVectorTrainer(_options, texts, targets, vocabulary.Count);
        var state = await Task.Run(
            () => Train(trainer, Path.Combine(work, "training.bin"), key, vocabulary.Count, progress, cancellationToken),
            cancellationToken);

        progress?.Report(new(DistillationPhase.Writing, 0, StaticModelWriter.Files.Count));
        var record = Record(sample, teacher, vocabulary.Count, projection.Energy, state.Epochs);
        var rows = QuantizedRows.From(state.Parameters, _options.Dimensions);
        await StaticModelWriter.WriteAsync(folder, vocabulary, rows, teacher.Licence, record, cancellationToken);
        progress?.Report(new(DistillationPhase.Writing, StaticModelWriter.Files.Count, StaticModelWriter.Files.Count));
        return record;
    }

    async Task<CorpusSample> SampleAsync(
        IAsyncEnumerable<IReadOnlyList<string>> documents, IReadOnlyList<string> generalWords,
        IProgress<DistillationProgress>? progress, CancellationToken cancellationToken)
    {
        using var sampler = new CorpusSampler(_options, generalWords);
        var done = 0;
        await foreach (var sentences in documents.WithCancellation(cancellationToken))
        {
            sampler.Add(sentences);
            progress?.Report(new(DistillationPhase.Sampling, ++done, 0));
        }

        var sample = sampler.Draw();
        if (sampler.SampledSentences == 0)
        {
            throw new SemanticSearchException(
                ErrorKind.InvalidRequest,
                $"the corpus of {done} documents has no sentence of two or more words to learn from; name other folders");
        }

        if ((long)sample.Texts.Count * _options.Dimensions > Array.MaxLength)
        {
            throw new SemanticSearchException(
                ErrorKind.InvalidRequest,
                $"{sample.Texts.Count} texts of {_options.Dimensions} dimensions are too many; ask for fewer sentences or dimensions");
        }

        return sample;
    }

    async Task<(IReadOnlyList<string> Vocabulary, TokenizedTexts Texts)> TokenizeAsync(
        CorpusSample sample, string work, IProgress<DistillationProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new(DistillationPhase.Vocabulary, 0, _options.VocabularySize));
        var vocabulary = await Task.Run(
            () => WordPieceTrainer.Train(sample.WordCounts, _options.VocabularySize, cancellationToken), cancellationToken);
        var path = Path.Combine(work, "vocab.txt");
        await File.WriteAllLinesAsync(path, vocabulary, cancellationToken);
        var tokenizer = await BertTokenizer.LoadAsync(path, cancellationToken);
        progress?.Report(new(DistillationPhase.Vocabulary, vocabulary.Count, vocabulary.Count));
        return (vocabulary, TokenizedTexts.Encode(sample.Texts, tokenizer, StaticModelWriter.MaximumTokens));
    }

    (PrincipalComponents Projection, float[] Targets) Project(
        TeacherEmbeddings embeddings, IProgress<DistillationProgress>? progress, CancellationToken cancellationToken)
    {
        var dimensions = _options.Dimensions;
        if (dimensions > embeddings.Dimensions)
        {
            throw new SemanticSearchException(
                ErrorKind.InvalidRequest,
                $"the teacher has {embeddings.Dimensions} dimensions; the student cannot have {dimensions}, ask for fewer");
        }

        progress?.Report(new(DistillationPhase.Projection, 0, embeddings.Count));
        var projection = PrincipalComponents.Of(
            embeddings.Read, embeddings.Count, embeddings.Dimensions, dimensions, _threads, cancellationToken);
        var targets = projection.ProjectAll(embeddings.Read, embeddings.Count, _threads, cancellationToken);
        progress?.Report(new(DistillationPhase.Projection, embeddings.Count, embeddings.Count));
        return (projection, targets);
    }

    TrainingState Train(
        TokenVectorTrainer trainer, string checkpoint, string key, int vocabularySize,
        IProgress<DistillationProgress>? progress, CancellationToken cancellationToken)
    {
        var state = TrainingState.TryLoad(checkpoint, key, vocabularySize * _options.Dimensions) ?? trainer.Start();
        var total = (long)trainer.StepsPerEpoch * _options.Epochs;
        while (state.Epochs.Count < _options.Epochs)
        {
            trainer.TrainEpoch(
                state, losses => progress?.Report(new(DistillationPhase.Training, state.Step, total, losses)), cancellationToken);
            state.Save(checkpoint, key);
        }

        return state;
    }

    string TrainingKey(TeacherEmbeddings embeddings, IReadOnlyList<string> vocabulary)
    {
        var inputs = JsonSerializer.Serialize(new { embeddings.Key, vocabulary, Options = _options with { Threads = 0 } });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(inputs)));
    }

    DistillationRecord Record(
        CorpusSample sample, DistillationTeacher teacher, int vocabularySize, double energy, IReadOnlyList<DistillationLosses> epochs) =>
        new()
        {
            Teacher = teacher.Id,
            TeacherFingerprint = teacher.Fingerprint,
            Documents = sample.Documents,
            Sentences = sample.Sentences,
            CorpusSha256 = sample.Sha256,
            Texts = sample.Texts.Count,
            VocabularySize = vocabularySize,
            ProjectedEnergy = energy,
            Epochs = epochs,
            Options = _options with { Threads = 0 },
        };
}
