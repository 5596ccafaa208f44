namespace SemanticSearch.Api.FirstStart;

/// <summary>Adds the indexing of the seed briefs on the first start.</summary>
static class FirstStartExtensions
{
    public static void AddFirstStart(this IServiceCollection services)
    {
        services.AddOptions<FirstStartOptions>().BindConfiguration(FirstStartOptions.Section);
        services.AddHostedService<SeedIndexing>();
    }
}
