using SemanticSearch.Jobs;
using SemanticSearch.Storage;

namespace SemanticSearch.Api.Jobs;

/// <summary>A job as callers see it. Where its files lie on the server's disk is not told: see <see cref="HiddenPaths"/>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Collection">The collection it writes.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Generation">The generation that it builds, or null if it builds none.</param>
/// <param name="State">Where it is.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Error">Why it failed, or null.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="StartedAt">When it began, or null.</param>
/// <param name="FinishedAt">When it ended, or null.</param>
sealed record JobReport(
    string Id,
    string Collection,
    string Kind,
    long? Generation,
    JobState State,
    JobProgress Progress,
    string? Error,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt)
{
    public static JobReport Of(Job job) => new(
        job.Id,
        job.Collection,
        job.Kind,
        RebuildJob.GenerationOf(job),
        job.State,
        job.Progress,
        job.Error is { } error ? HiddenPaths.Of(error) : null,
        job.CreatedAt,
        job.StartedAt,
        job.FinishedAt);
}
