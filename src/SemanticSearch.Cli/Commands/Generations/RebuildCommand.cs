using System.CommandLine;
using SemanticSearch.Cli.Options;
using SemanticSearch.Indexing.Rebuilding;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands.Generations;

/// <summary><c>semsearch rebuild</c>: another index of the stored texts, beside the live one, and in its place.</summary>
sealed class RebuildCommand : LibraryCommand
{
    readonly RangeOption _tokens = new("--chunk-tokens", "Token budget of a chunk; as it is if left out", 16, 8_192);

    readonly RangeOption _overlap = new("--chunk-overlap", "Sentences that neighbouring chunks share; as it is if left out", 0, 8);

    readonly Option<bool?> _context = new("--chunk-context")
    {
        HelpName = "true|false",
        Description = "Whether title, headings, speaker and date are embedded with a chunk; as it is if left out",
    };

    readonly Option<SwapMode> _swap = new("--swap")
    {
        HelpName = "auto|manual",
        Description = "Whether the new index takes the place of the live one, or waits for 'semsearch swap'",
        DefaultValueFactory = _ => SwapMode.Auto,
    };

    readonly Option<string?> _questions = new("--questions")
    {
        HelpName = "FILE",
        Description = "Ask these questions of both, and tell how well each answers, see 'semsearch eval'",
    };

    /// <summary>Describes the command.</summary>
    public RebuildCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base(
            "rebuild",
            "Build another index from the stored texts, with another --model or other chunks, while searches go on with the live one. What "
            + "was stopped goes on with the same command.",
            terminal,
            options,
            composition)
    {
        foreach (var option in (Option[])[_tokens, _overlap, _context, _swap, _questions])
            Add(option);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var collection = Global.Collection(parse);
        var request = new RebuildRequest(
            Global.Models(parse) is [.., var model] ? model : null, parse.Given(_tokens), parse.Given(_overlap), parse.GetValue(_context));
        var generation = await library.Rebuilder.BeginAsync(collection, request, cancellationToken);
        var built = await Terminal.WithProgressAsync(
            Global.WantsProgress(parse),
            progress => library.Rebuilder.BuildAsync(
                collection, generation, progress is null ? null : new RebuildBar(progress), cancellationToken));
        var generations = await library.Rebuilder.ListAsync(collection, cancellationToken);
        var compared = generations.Where(other => other.Id == generation || other.State == GenerationState.Live).ToList();
        var answers = parse.GetValue(_questions) is { } questions
            ? await new GenerationComparison(library, Terminal, questions).MeasureAsync(collection, compared, cancellationToken)
            : [];
        var swaps = parse.GetValue(_swap) == SwapMode.Auto;
        if (swaps)
            await library.Rebuilder.SwapAsync(collection, generation, cancellationToken);

        if (Global.IsJson(parse))
            Terminal.WriteJson(new RebuildSummary(collection, built, compared, answers, swaps));
        else
            Print(collection, built, compared, answers, swaps);
        return ExitCodes.Success;
    }

    void Print(
        string collection,
        BuiltGeneration built,
        IReadOnlyList<GenerationSummary> compared,
        IReadOnlyList<GenerationAnswers> answers,
        bool swapped)
    {
        var speed = built.Seconds > 0 ? $", {Quantity.Of((long)(built.Chunks / built.Seconds))} chunks a second" : "";
        Terminal.WriteLine(
            $"Built {Quantity.Of(built.Documents, "document")}, {Quantity.Of(built.Chunks, "chunk")} in {Quantity.OfSeconds(built.Seconds)}{speed}");
        Terminal.Write(GenerationTables.Of(compared));
        if (answers.Count > 0)
            Terminal.Write(GenerationTables.Of(answers));
        Terminal.WriteLine(swapped
            ? $"Generation {built.Generation} of '{collection}' is live now; 'semsearch rollback' returns to the one before"
            : $"'semsearch swap {built.Generation}' makes it live; 'semsearch search --collection {collection}@{built.Generation}' tries it");
    }

    sealed class RebuildBar(ProgressContext progress) : IProgress<RebuildProgress>
    {
        readonly ProgressTask _bar = progress.AddTask("embedding");

        public void Report(RebuildProgress value)
        {
            _bar.MaxValue(Math.Max(1, value.Documents + value.Missing)).Value(value.Documents);
            _bar.Description($"embedding, {Quantity.Of(value.Chunks, "chunk")}");
        }
    }
}
