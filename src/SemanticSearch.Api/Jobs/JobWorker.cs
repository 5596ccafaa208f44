using SemanticSearch.Jobs;

namespace SemanticSearch.Api.Jobs;

/// <summary>Does the jobs of the queue one after the other, and goes on with those whose process ended. What is not done when the server stops
/// waits for its next start.</summary>
sealed class JobWorker(JobBoard board, JobRunner runner, WakeSignal signal, TimeProvider time, ILogger<JobWorker> logger) : BackgroundService
{
    // Other processes queue jobs too, and die.
    static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await WorkAsync(stoppingToken);
                await signal.WaitAsync(LookInterval, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var job in await board.ListUnfinishedAsync(cancellationToken))
                await TryAsync(job, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.QueueNotRead(e);
        }
    }

    // What is wrong with one job, and what nobody thought of, keeps neither the others nor the server from going on.
    async Task TryAsync(SemanticSearch.Storage.Job job, CancellationToken cancellationToken)
    {
        try
        {
            await runner.RunAsync(job, cancellationToken);
        }
        catch (SemanticSearchException e) when (e.Kind == ErrorKind.Conflict)
        {
            logger.JobWaits(job.Id, e.Message);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.JobNotDone(job.Id, e);
        }
    }
}
