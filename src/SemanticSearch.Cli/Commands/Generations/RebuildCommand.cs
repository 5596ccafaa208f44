using System.CommandLine;
using SemanticSearch.Cli.Commands.Evaluation;
using SemanticSearch.Cli.Options;
using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Jobs;

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

    readonly ChoiceOption<SwapMode> _swap = new(
        "--swap", "Whether the new index takes the place of the live one, or waits for 'semsearch swap'; auto if left out");

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
        // A file that is no use is told of before hours of building, not after.
        var questions = parse.GetValue(_questions) is { } file
            ? await new GenerationComparison(library, Terminal).ReadAsync(collection, file, cancellationToken)
            : null;
        var request = new RebuildRequest(
            Global.Models(parse) is [.., var model] ? model : null, parse.Given(_tokens), parse.Given(_overlap), parse.GetValue(_context));
        var generation = await library.Rebuilder.BeginAsync(collection, request, cancellationToken);
        var swaps = parse.GetValue(_swap) is null or SwapMode.Auto;
        RebuildSummary? summary = null;
        await Terminal.WithProgressAsync(
            Global.WantsProgress(parse),
            progress => library.Runner.RunAsync(
                collection,
                RebuildJob.KindName,
                // Only this command compares: whoever goes on with its job shall not swap in what nobody has compared.
                RebuildJob.ParametersOf(generation, swaps && questions is null),
                heard: null,
                async (context, stop) => summary = await RebuildAsync(
                    context, library, generation, swaps, questions, new JobBar(progress, "embedding"), stop),
                cancellationToken));
        if (summary is null)
            return ExitCodes.Cancelled;
        if (Global.IsJson(parse))
            Terminal.WriteJson(summary);
        else
            Print(summary);
        return ExitCodes.Success;
    }

    // Compared before it is swapped in: what was live may be deleted then.
    async Task<RebuildSummary> RebuildAsync(
        JobContext context, Library library, long generation, bool swaps, PreparedSet? questions, JobBar bar, CancellationToken cancellationToken)
    {
        var collection = context.Job.Collection;
        var built = await library.RebuildJob.BuildAsync(context, bar.Show, cancellationToken);
        var compared = (await library.Rebuilder.ListAsync(collection, cancellationToken))
            .Where(other => other.Id == generation || other.State == GenerationState.Live).ToList();
        var comparison = new GenerationComparison(library, Terminal);
        var speeds = await comparison.TimeAsync(collection, compared, cancellationToken);
        IReadOnlyList<GenerationAnswers> answers = questions is null
            ? []
            : await comparison.MeasureAsync(compared, questions, cancellationToken);
        if (swaps)
            await library.Rebuilder.SwapAsync(collection, generation, cancellationToken);
        return new RebuildSummary(context.Job.Id, collection, built, compared, speeds, answers, swaps);
    }

    void Print(RebuildSummary summary)
    {
        var built = summary.Built;
        var speed = built.Seconds > 0 ? $", {Quantity.Of((long)(built.Chunks / built.Seconds))} chunks a second" : "";
        Terminal.WriteLine(
            $"Built {Quantity.Of(built.Documents, "document")}, {Quantity.Of(built.Chunks, "chunk")} in {Quantity.OfSeconds(built.Seconds)}{speed}");
        Terminal.Write(GenerationTables.Of(summary.Generations, summary.Speeds));
        if (summary.Answers.Count > 0)
            Terminal.Write(GenerationTables.Of(summary.Answers));
        Terminal.WriteLine(summary.Swapped
            ? $"Generation {built.Generation} of '{summary.Collection}' is live now; 'semsearch rollback' returns to the one before"
            : $"'semsearch swap {built.Generation}' makes it live; "
                + $"'semsearch search --collection {summary.Collection}@{built.Generation}' tries it");
    }
}
