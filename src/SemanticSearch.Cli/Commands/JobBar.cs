using SemanticSearch.Storage;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands;

/// <summary>Shows how far a job is as a progress bar.</summary>
/// <param name="progress">The display, or null if nobody watches.</param>
/// <param name="name">What the bar is called before the first document.</param>
sealed class JobBar(ProgressContext? progress, string name)
{
    readonly ProgressTask? _bar = progress?.AddTask(name);

    /// <summary>Shows the numbers.</summary>
    public void Show(JobProgress job)
    {
        if (_bar is null)
            return;
        _bar.IsIndeterminate = job.Expected is null;
        _bar.MaxValue = job.Expected ?? job.Documents + 1;
        _bar.Value = job.Documents;
        _bar.Description = $"{Quantity.Of(job.Documents, "document")}, {Quantity.Of(job.Chunks, "chunk")}, "
            + $"{Quantity.Of((long)job.TokensPerSecond)} tokens/s{LeftOf(job)}";
    }

    static string LeftOf(JobProgress job) =>
        job.SecondsLeft is { } seconds and > 0 ? $", {Quantity.OfSeconds(seconds)} left" : "";
}
