using System.CommandLine;
using SemanticSearch.Cli.Options;
using SemanticSearch.Jobs;
using SemanticSearch.Storage;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch jobs resume</c>: does the jobs that wait, and goes on with those whose process ended.</summary>
sealed class ResumeJobsCommand : LibraryCommand
{
    /// <summary>Describes the command.</summary>
    public ResumeJobsCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("resume", "Do the jobs that wait, and go on with those whose process ended.", terminal, options, composition)
    {
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var done = new List<Job>();
        foreach (var job in await library.Jobs.ListUnfinishedAsync(cancellationToken))
        {
            try
            {
                done.Add(await library.Runner.RunAsync(job, cancellationToken));
            }
            catch (SemanticSearchException e) when (e.Kind == ErrorKind.Conflict)
            {
                Terminal.Warn(e.Message);
            }
        }

        if (Global.IsJson(parse))
            Terminal.WriteJson(done);
        else
            done.ForEach(Print);
        return done.All(job => job.State == JobState.Succeeded && job.Progress.Failed == 0) ? ExitCodes.Success : ExitCodes.Incomplete;
    }

    void Print(Job job)
    {
        Terminal.WriteLine(
            $"job {job.Id} {job.State.ToString().ToLowerInvariant()}: {Quantity.Of(job.Progress.Documents, "document")}, "
            + $"{Quantity.Of(job.Progress.Failed)} failed");
        if (RebuildJob.WaitingGenerationOf(job) is { } generation)
            Terminal.WriteLine($"'semsearch swap {generation} --collection {job.Collection}' makes generation {generation} live");
    }
}
