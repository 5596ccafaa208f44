using SemanticSearch.Maintenance;

namespace SemanticSearch.Api.Jobs;

/// <summary>Removes, an hour after the start and then once a day, what writers left that died, where the store does not undo it by itself.</summary>
sealed class LeftoverSweep(IndexMaintenance maintenance, TimeProvider time, ILogger<LeftoverSweep> logger) : BackgroundService
{
    static readonly TimeSpan First = TimeSpan.FromHours(1);
    static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(First, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            timer.Period = Interval;
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
