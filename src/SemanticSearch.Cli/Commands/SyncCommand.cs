using System.CommandLine;
using System.CommandLine.Parsing;
using SemanticSearch.Cli.Options;
using SemanticSearch.Jobs;
using SemanticSearch.Sources;
using SemanticSearch.Storage;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch sync</c>: brings a collection up to date with its sources.</summary>
sealed class SyncCommand : LibraryCommand
{
    readonly Argument<long?> _source = new("NUMBER")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "One source, as 'sources list' shows it; all of them if left out",
    };

    readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print what would be done, and do nothing; fails where the sync would refuse" };

    readonly Option<bool> _force = new("--force")
    {
        Description = "Remove documents whose files are gone although they are more than a third of the source",
    };

    readonly Option<bool> _retry = new("--retry-failed") { Description = "Read files that failed again although they have not changed" };

    readonly WatchSettings _watch = new();

    /// <summary>Describes the command.</summary>
    public SyncCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("sync", "Bring a collection up to date with its sources: what changed is indexed, what is gone is removed.", terminal, options, composition)
    {
        Add(_source);
        Add(_dryRun);
        Add(_force);
        Add(_retry);
        _watch.AddTo(this);
        Validators.Add(CheckWatching);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse, _watch.Settings(parse));
        if (parse.GetValue(_dryRun))
            return await PlanAsync(parse, library, cancellationToken);
        if (_watch.IsWanted(parse))
        {
            var sources = await library.Sources.ChooseAsync(Global.Collection(parse), parse.GetValue(_source), cancellationToken);
            return await new WatchRun(library, Terminal, Global.IsJson(parse)).RunAsync(sources, cancellationToken);
        }

        var job = await RunAsync(parse, library, cancellationToken);
        Print(parse, job);
        if (job.State == JobState.Cancelled)
            return ExitCodes.Cancelled;
        return job.Progress.Failed > 0 ? ExitCodes.Incomplete : ExitCodes.Success;
    }

    async Task<Job> RunAsync(ParseResult parse, Library library, CancellationToken cancellationToken)
    {
        string? id = null;
        try
        {
            return await Terminal.WithProgressAsync(
                Global.WantsProgress(parse),
                async progress =>
                {
                    var bar = new JobBar(progress, "comparing");
                    var settings = await library.Sync.ResolveSettingsAsync(cancellationToken);
                    return await library.Runner.RunAsync(
                        Global.Collection(parse),
                        SyncJob.KindName,
                        SyncJob.ParametersOf(parse.GetValue(_source), parse.GetValue(_force), parse.GetValue(_retry), settings),
                        (result, done) =>
                        {
                            if (result.Error is { } error)
                                Terminal.Warn(error);
                            bar.Show(done);
                        },
                        (context, stop) =>
                        {
                            id = context.Job.Id;
                            return library.SyncJob.RunAsync(context, stop);
                        },
                        cancellationToken);
                });
        }
        catch (SemanticSearchException) when (id is not null)
        {
            // What was done before a failure, or beside it, is done.
            if (await library.Jobs.GetAsync(id, cancellationToken) is { Progress: { Documents: > 0 } or { Removed: > 0 } } failed)
                Print(parse, failed);
            throw;
        }
    }

    void Print(ParseResult parse, Job job)
    {
        if (Global.IsJson(parse))
        {
            Terminal.WriteJson(job);
            return;
        }

        foreach (var line in SyncSummary.LinesOf(job.Progress))
            Terminal.WriteLine(line);
    }

    // What is for once, and asked for by somebody who has looked, is not for all that will happen.
    void CheckWatching(CommandResult result)
    {
        if (_watch.IsWanted(result) && (result.GetValue(_dryRun) || result.GetValue(_force) || result.GetValue(_retry)))
            result.AddError("--watch goes with neither --dry-run nor --force nor --retry-failed");
    }

    async Task<int> PlanAsync(ParseResult parse, Library library, CancellationToken cancellationToken)
    {
        var plans = new List<SyncPlan>();
        var sources = await library.Sources.ChooseAsync(Global.Collection(parse), parse.GetValue(_source), cancellationToken);
        var options = new SyncOptions(parse.GetValue(_force), parse.GetValue(_retry));
        var failures = new SourceFailures(sources.Count);
        foreach (var source in sources)
        {
            try
            {
                plans.Add(await library.Sync.PlanAsync(source, options, cancellationToken));
            }
            catch (SemanticSearchException e) when (SourceFailures.IsOfOneSource(e))
            {
                failures.Add(e);
            }
        }

        if (Global.IsJson(parse) && plans.Count > 0)
            Terminal.WriteJson(plans);
        else
            plans.ForEach(Print);
        failures.ThrowIfAny();
        return plans.Exists(plan => plan.Refusal is not null) ? ExitCodes.Failed : ExitCodes.Success;
    }

    void Print(SyncPlan plan)
    {
        Terminal.WriteLine(
            $"{plan.Location}: {Quantity.Of(plan.Added.Count)} to add, {Quantity.Of(plan.Changed.Count)} to read again, "
            + $"{Quantity.Of(plan.Moved.Count)} moved, {Quantity.Of(plan.Removed.Count)} to remove, {Quantity.Of(plan.Unchanged)} unchanged");
        foreach (var path in plan.Added)
            Terminal.WriteLine($"+ {path}");
        foreach (var path in plan.Changed)
            Terminal.WriteLine($"~ {path}");
        foreach (var moved in plan.Moved)
            Terminal.WriteLine($"> {moved.From} -> {moved.To}");
        foreach (var path in plan.Removed)
            Terminal.WriteLine($"- {path}");
        foreach (var failing in plan.Failing)
            Terminal.WriteLine($"! {failing.Id}: {failing.Problem}");
        if (plan.Refusal is not null)
            Terminal.WriteLine($"refused: {plan.Refusal}");
    }
}
