using SemanticSearch.Maintenance;

namespace SemanticSearch.Api.Jobs;

/// <summary>Removes once a day what writers left that died, where the store does not undo it by itself.</summary>
sealed class LeftoverSweep(IndexMaintenance maintenance, TimeProvider time, ILogger<LeftoverSweep> logger) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                logger.Swept(await maintenance.SweepAsync(stoppingToken));
            }
            catch (SemanticSearchException e)
            {
                logger.NotSwept(e.Message);
            }
        }
    }
}
