using System.CommandLine;
using SemanticSearch.Cli.Options;
using SemanticSearch.Exchange;
using SemanticSearch.Jobs;
using SemanticSearch.Storage;

namespace SemanticSearch.Cli.Commands.Exchange;

/// <summary><c>semsearch import FILE</c>: documents that were exported into a collection.</summary>
sealed class ImportCommand : LibraryCommand
{
    const string StandardInput = "-";

    readonly Argument<string> _file = new("FILE") { Description = "What 'semsearch export' wrote; - is standard input" };

    readonly ChunkSettings _chunks = new();

    /// <summary>Describes the command.</summary>
    public ImportCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base(
            "import",
            "Read documents that were exported into the collection of the same name, or into --collection; a new one is made like that which was exported.",
            terminal,
            options,
            composition)
    {
        Add(_file);
        _chunks.AddTo(this);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse, _chunks.Settings(parse));
        var path = parse.GetRequiredValue(_file);
        await using var stream = path == StandardInput ? Terminal.Input : ImportJob.Open(path);
        await using var file = await library.Import.OpenAsync(
            stream, path == StandardInput ? "standard input" : Path.GetFileName(path), cancellationToken);
        var job = await Terminal.WithProgressAsync(
            Global.WantsProgress(parse),
            progress => ImportAsync(parse, library, file, new JobBar(progress, "importing"), cancellationToken));
        Print(parse, job);
        if (job.State == JobState.Cancelled)
            return ExitCodes.Cancelled;
        return job.Progress.Failed > 0 ? ExitCodes.Incomplete : ExitCodes.Success;
    }

    // Standard input cannot be read again: nobody can go on with such a job.
    async Task<Job> ImportAsync(ParseResult parse, Library library, ImportFile file, JobBar bar, CancellationToken cancellationToken)
    {
        var path = parse.GetRequiredValue(_file);
        return await library.Runner.RunAsync(
            Global.NamedCollection(parse) ?? file.Collection ?? SearchRequest.DefaultCollection,
            ImportJob.KindName,
            path == StandardInput
                ? ImportJob.ParametersOf(null)
                : ImportJob.ParametersOf(Path.GetFullPath(path), await library.Indexer.ResolveSettingsAsync(cancellationToken)),
            (result, done) =>
            {
                if (result.Error is { } error)
                    Terminal.Warn(error);
                bar.Show(done);
            },
            (context, stop) => library.ImportJob.RunAsync(context, file, stop),
            cancellationToken);
    }

    void Print(ParseResult parse, Job job)
    {
        if (Global.IsJson(parse))
        {
            Terminal.WriteJson(job);
            return;
        }

        var done = job.Progress;
        Terminal.WriteLine(
            $"{Quantity.Of(done.Documents, "document")} into '{job.Collection}': {Quantity.Of(done.Added)} added, {Quantity.Of(done.Replaced)} replaced, "
            + $"{Quantity.Of(done.Unchanged)} unchanged, {Quantity.Of(done.Failed)} failed");
        Terminal.WriteLine(
            $"{Quantity.Of(done.Chunks, "chunk")}, {Quantity.Of(done.ReusedChunks)} with vectors of the file, in {Quantity.OfSeconds(done.Seconds)}");
    }
}
