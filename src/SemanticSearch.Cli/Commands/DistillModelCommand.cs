using System.CommandLine;
using System.Globalization;
using SemanticSearch.Cli.Options;
using SemanticSearch.Embedding.Distillation;
using SemanticSearch.Reading;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch models distill</c>: makes a small, fast model from a large one and a corpus.</summary>
sealed class DistillModelCommand : LibraryCommand
{
    static readonly DistillationOptions Defaults = new();

    readonly Option<string> _teacher = new("--teacher")
    {
        HelpName = "MODEL",
        Description = "The model to learn from: the id of a pulled model, or a model folder",
        Required = true,
    };

    readonly Option<string[]> _corpus = new("--corpus")
    {
        HelpName = "PATH",
        Description = "Files and folders with the texts to learn from",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };

    readonly Option<string> _output = new("--output")
    {
        HelpName = "DIR",
        Description = "The new model's folder, whose name becomes the model's",
        Required = true,
    };

    readonly Option<int> _vocabulary = Number("--vocabulary", "Tokens of the new model", Defaults.VocabularySize);
    readonly Option<int> _dimensions = Number("--dimensions", "Length of its vectors, at most the teacher's", Defaults.Dimensions);
    readonly Option<int> _epochs = Number("--epochs", "Passes over the texts", Defaults.Epochs);
    readonly Option<int> _sentences = Number("--sentences", "Random sentences to learn from", Defaults.Sentences);
    readonly Option<int> _spans = Number("--spans", "Random spans of a few words to learn from", Defaults.Spans);
    readonly Option<ulong> _seed = new("--seed")
    {
        HelpName = "N",
        Description = "Seed of everything random; the same inputs and seed give the same model",
        DefaultValueFactory = _ => Defaults.Seed,
    };

    /// <summary>Describes the command.</summary>
    public DistillModelCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base(
            "distill",
            "Make a small, fast model that finds texts as alike as a teacher does. What was interrupted goes on with the same command.",
            terminal,
            options,
            composition)
    {
        foreach (var option in (Option[])[_teacher, _corpus, _output, _vocabulary, _dimensions, _epochs, _sentences, _spans, _seed])
            Add(option);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var distiller = new Distiller(OptionsOf(parse, library.Options.Threads));
        var sources = parse.GetRequiredValue(_corpus).Select(FileSources.Enumerate).ToList();
        var teacher = await LoadTeacherAsync(library, parse.GetRequiredValue(_teacher), cancellationToken);
        var corpus = new SentenceCorpus(library.Reader, sources.SelectMany(source => source));
        var output = Path.GetFullPath(parse.GetRequiredValue(_output));

        var record = await Terminal.WithProgressAsync(
            Global.WantsProgress(parse),
            progress => distiller.DistillAsync(
                corpus.ReadAsync(cancellationToken),
                teacher,
                output,
                progress is null ? null : new PhaseBars(progress),
                cancellationToken));

        if (corpus.Unreadable > 0)
            Terminal.Warn($"{Quantity.Of(corpus.Unreadable, "document")} could not be read and passed over");
        Print(parse, record, output);
        return ExitCodes.Success;
    }

    static async Task<DistillationTeacher> LoadTeacherAsync(Library library, string reference, CancellationToken cancellationToken)
    {
        var models = await library.Models.OpenLibraryAsync(cancellationToken);
        var location = await models.ResolveAsync(reference, cancellationToken);
        var (_, model) = await library.Models.GetAsync(location.Name, cancellationToken);
        return await DistillationTeacher.OfAsync(model, location.Folder, cancellationToken);
    }

    DistillationOptions OptionsOf(ParseResult parse, int threads) => Defaults with
    {
        VocabularySize = parse.GetValue(_vocabulary),
        Dimensions = parse.GetValue(_dimensions),
        Epochs = parse.GetValue(_epochs),
        Sentences = parse.GetValue(_sentences),
        Spans = parse.GetValue(_spans),
        Seed = parse.GetValue(_seed),
        Threads = threads,
    };

    void Print(ParseResult parse, DistillationRecord record, string output)
    {
        if (Global.IsJson(parse))
        {
            Terminal.WriteJson(new DistilledModel(output, record));
            return;
        }

        Terminal.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Quantity.Of(record.VocabularySize, "token")} of {record.Options.Dimensions} dimensions, "
            + $"cosine with {record.Teacher} {record.Epochs[^1].Cosine:0.000}, learnt from {Quantity.Of(record.Texts, "text")} "
            + $"of {Quantity.Of(record.Documents, "document")}"));
        Terminal.WriteLine($"written to {output}; use it with: semsearch models use {output}");
    }

    // The ranges are the distillation's own.
    static Option<int> Number(string name, string description, int defaultValue) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => defaultValue,
    };
}
