using System.CommandLine;
using SemanticSearch.Cli.Options;
using SemanticSearch.Storage;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch jobs list</c>: the newest jobs.</summary>
sealed class ListJobsCommand : LibraryCommand
{
    const int Newest = 50;

    /// <summary>Describes the command.</summary>
    public ListJobsCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("list", $"List the {Newest} newest jobs, of all collections or the one that --collection names.", terminal, options, composition)
    {
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var jobs = await library.Jobs.ListAsync(Global.NamedCollection(parse), before: null, Newest, cancellationToken);
        if (Global.IsJson(parse))
            Terminal.WriteJson(jobs);
        else if (jobs.Count == 0)
            Terminal.Note("There was no job yet.");
        else
            Print(jobs);
        return ExitCodes.Success;
    }

    void Print(IReadOnlyList<Job> jobs)
    {
        var table = Tables.Of("JOB", "COLLECTION", "KIND", "STATE", "BEGAN", "#DOCUMENTS", "#FAILED", "#CHUNKS", "#SECONDS", "ERROR");
        foreach (var job in jobs)
        {
            table.Add(
                job.Id,
                job.Collection,
                job.Kind,
                job.State.ToString().ToLowerInvariant(),
                job.StartedAt is { } began ? $"{began.UtcDateTime:u}" : "not yet",
                Quantity.Of(job.Progress.Documents),
                Quantity.Of(job.Progress.Failed),
                Quantity.Of(job.Progress.Chunks),
                Quantity.OfSeconds(job.Progress.Seconds),
                job.Error ?? "");
        }

        Terminal.Write(table);
    }
}
