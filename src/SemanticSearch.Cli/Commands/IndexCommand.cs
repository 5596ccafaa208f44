using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using SemanticSearch.Cli.Options;
using SemanticSearch.Jobs;
using SemanticSearch.Reading;
using SemanticSearch.Storage;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch index PATH…</c>: files and folders into a collection.</summary>
sealed class IndexCommand : LibraryCommand
{
    const string StandardInput = "-";

    readonly Argument<string[]> _paths = new("PATH")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "Files and folders; - reads one text from standard input",
    };

    readonly Option<string> _id = new("--id") { HelpName = "ID", Description = "The document id of the text from standard input" };

    readonly Option<string> _settings = new("--settings")
    {
        HelpName = "FILE",
        Description = "Settings of the folders, as semsearch.yaml in them would be: fields of file names, tables, titles",
    };

    readonly ChunkSettings _chunks = new();

    readonly WatchSettings _watch = new();

    /// <summary>Describes the command.</summary>
    public IndexCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("index", "Index documents; those that have not changed since are passed over.", terminal, options, composition)
    {
        Add(_paths);
        Add(_id);
        Add(_settings);
        _chunks.AddTo(this);
        _watch.AddTo(this);
        Validators.Add(CheckStandardInput);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        if (_watch.IsWanted(parse))
            return await WatchAsync(parse, cancellationToken);
        var sources = parse.GetRequiredValue(_paths).Select(path => SourcesAt(path, parse)).ToList();
        await using var library = Open(parse, _chunks.Settings(parse));
        var tally = new IndexTally(library.Time);
        Job job;
        try
        {
            job = await Terminal.WithProgressAsync(
                Global.WantsProgress(parse),
                progress => IndexAsync(parse, library, sources, tally, progress, cancellationToken));
        }
        catch (Exception) when (tally.Documents > 0)
        {
            // What was done before a failure or a Ctrl-C is done.
            Print(parse, tally);
            throw;
        }

        Print(parse, tally);
        if (job.State == JobState.Cancelled)
            return ExitCodes.Cancelled;
        return tally.Failures.Count > 0 ? ExitCodes.Incomplete : ExitCodes.Success;
    }

    // What is watched must be remembered: what is gone can be told only from what there was.
    async Task<int> WatchAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse, [.. _chunks.Settings(parse), .. _watch.Settings(parse)]);
        var collection = Global.Collection(parse);
        var known = await library.Sources.ListAsync(collection, cancellationToken);
        var watched = new List<Source>();
        var settings = parse.GetValue(_settings);
        foreach (var path in parse.GetRequiredValue(_paths))
        {
            var location = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
            var before = known.FirstOrDefault(source => source.Location == location);
            watched.Add((before, settings) switch
            {
                (null, _) => await library.Sources.AddAsync(collection, path, [], [], settings, removes: true, cancellationToken),
                (_, null) => before,
                _ => await library.Sources.ChangeSettingsAsync(before, settings, cancellationToken),
            });
        }

        return await new WatchRun(library, Terminal, Global.IsJson(parse)).RunAsync(watched, cancellationToken);
    }

    async Task<Job> IndexAsync(
        ParseResult parse,
        Library library,
        IReadOnlyList<IEnumerable<DocumentSource>> sources,
        IndexTally tally,
        ProgressContext? progress,
        CancellationToken cancellationToken)
    {
        var bar = new JobBar(progress, "indexing");
        return await library.Runner.RunAsync(
            Global.Collection(parse),
            IndexJob.KindName,
            await ParametersOfAsync(parse, library, cancellationToken),
            (result, done) =>
            {
                tally.Add(result);
                if (result.Error is { } error)
                    Terminal.Warn(error);
                bar.Show(done);
            },
            (context, stop) => library.IndexJob.RunAsync(context, sources, stop),
            cancellationToken);
    }

    // Standard input cannot be read again: nobody can go on with such a job.
    async Task<JsonElement> ParametersOfAsync(ParseResult parse, Library library, CancellationToken cancellationToken)
    {
        var paths = parse.GetRequiredValue(_paths);
        return paths.Contains(StandardInput)
            ? IndexJob.ParametersOf([], null)
            : IndexJob.ParametersOf(
                [.. paths.Select(Path.GetFullPath)],
                parse.GetValue(_settings) is { } file ? Path.GetFullPath(file) : null,
                await library.Indexer.ResolveSettingsAsync(cancellationToken));
    }

    IEnumerable<DocumentSource> SourcesAt(string path, ParseResult parse) => path == StandardInput
        ? [new DocumentSource(parse.GetRequiredValue(_id), _ => ValueTask.FromResult(Terminal.Input)) { OpensOnce = true }]
        : FileSources.Enumerate(path, parse.GetValue(_settings));

    void Print(ParseResult parse, IndexTally tally)
    {
        var summary = tally.Summary(Global.Collection(parse));
        if (Global.IsJson(parse))
        {
            Terminal.WriteJson(summary);
            return;
        }

        if (tally.Documents == 0)
            Terminal.Warn("there was no document to index: no file there has an extension that is read, such as .txt, .md or .zip");
        if (summary.TruncatedChunks > 0)
        {
            Terminal.Warn(
                $"{Quantity.Of(summary.TruncatedChunks, "chunk")} had more tokens than the model reads; the rest of each cannot be found");
        }

        Terminal.WriteLine(
            $"{Quantity.Of(tally.Documents, "document")}: {Quantity.Of(summary.Added)} added, {Quantity.Of(summary.Replaced)} replaced, "
            + $"{Quantity.Of(summary.Unchanged)} unchanged, {Quantity.Of(summary.Failed)} failed");
        Terminal.WriteLine(
            $"{Quantity.Of(summary.Chunks, "chunk")}, {Quantity.Of(summary.Tokens, "token")} in {Quantity.OfSeconds(summary.Seconds)} "
            + $"({Quantity.Of((long)summary.TokensPerSecond)} tokens/s)");
    }

    void CheckStandardInput(CommandResult result)
    {
        var pipes = result.GetValue(_paths)?.Count(path => path == StandardInput) ?? 0;
        var id = result.GetValue(_id);
        if (pipes > 0 && _watch.IsWanted(result))
            result.AddError("standard input cannot be watched: leave - or --watch out");
        else if (pipes > 1)
            result.AddError("standard input can be read only once");
        else if (pipes == 1 && id is null)
            result.AddError("the text from standard input needs a name: give it with --id");
        else if (pipes == 0 && id is not null)
            result.AddError("--id names the text from standard input: write - as path, or leave --id out");
    }
}
