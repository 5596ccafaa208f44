using SemanticSearch.Jobs;

namespace SemanticSearch.Api.Jobs;

/// <summary>Adds what does the jobs of the queue, and what watches sources.</summary>
static class JobsExtensions
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<WakeSignal>();
        services.AddHostedService<JobWorker>();
        services.AddHostedService<SourceWatching>();
        services.AddHostedService<LeftoverSweep>();
    }
}
