using SemanticSearch.Indexing;
using SemanticSearch.Jobs.Watching;
using SemanticSearch.Storage;

namespace SemanticSearch.Cli.Commands;

/// <summary>Watches sources until Ctrl-C, which is how it is meant to end.</summary>
/// <param name="library">The library.</param>
/// <param name="terminal">Hears of every sync.</param>
/// <param name="isJson">Whether a sync is a line of JSON.</param>
sealed class WatchRun(Library library, Terminal terminal, bool isJson)
{
    /// <summary>Watches those sources.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<Source> sources, CancellationToken cancellationToken)
    {
        var ids = sources.Select(source => source.Id).ToHashSet();
        terminal.Note($"watching {string.Join(", ", sources.Select(source => source.Location))}; Ctrl-C ends it");
        try
        {
            await library.Watch.RunAsync(
                sources[0].Collection, source => ids.Contains(source.Id), Tell, Tell, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }

        return ExitCodes.Success;
    }

    void Tell(IndexResult result, JobProgress progress)
    {
        if (result.Error is { } error)
            terminal.Warn(error);
    }

    void Tell(WatchReport report)
    {
        if (report.Problem is { } problem)
            terminal.Warn(problem);
        else if (isJson)
            terminal.WriteJson(report.Job);
        else
            terminal.WriteLine($"{report.Source.Location}: {string.Join("; ", SyncSummary.LinesOf(report.Job!.Progress))}");
    }
}
