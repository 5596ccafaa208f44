using Microsoft.Extensions.Options;
using SemanticSearch.Jobs.Watching;

namespace SemanticSearch.Api.Jobs;

/// <summary>Watches the sources of all collections, if the settings ask for it.</summary>
sealed class SourceWatching(SourceWatch watch, IOptions<WatchOptions> options) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Watch)
            return;
        try
        {
            await watch.RunAsync(collection: null, _ => true, indexed: null, report: null, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }
}
