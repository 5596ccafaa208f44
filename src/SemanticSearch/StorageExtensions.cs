using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Qdrant;
using SemanticSearch.Storage.Sqlite;

namespace SemanticSearch;

/// <summary>Picks the store that the settings name.</summary>
static class StorageExtensions
{
    /// <summary>Adds the stores of documents, generations, jobs and sources, and their care, all of one index that is opened when first
    /// needed.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<QdrantOptions>()
            .BindConfiguration(QdrantOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(provider => new DiskReserve(OptionsOf(provider).DataFolder, OptionsOf(provider).MinimumFreeBytes));
        services.AddSingleton(provider => new AsyncLazy<SqliteIndexStore>(async cancellationToken => await SqliteIndexStore.OpenAsync(
            OptionsOf(provider).DataFolder,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SqliteIndexStore>>(),
            cancellationToken,
            provider.GetRequiredService<DiskReserve>())));
        services.AddSingleton(provider => new AsyncLazy<QdrantIndexStore>(async cancellationToken => await QdrantIndexStore.OpenAsync(
            provider.GetRequiredService<IOptions<QdrantOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<QdrantIndexStore>>(),
            cancellationToken)));
        return services
            .AddPicked<IIndexStore>(static store => store, static store => store)
            .AddPicked<IGenerationStore>(static store => store, static store => store)
            .AddPicked<IStoreMaintenance>(static store => store, static store => store.Maintenance)
            .AddPicked<IJobStore>(static store => store.Jobs, static store => store.Jobs)
            .AddPicked<ISourceStore>(static store => store.Sources, static store => store.Sources);
    }

    static IServiceCollection AddPicked<T>(
        this IServiceCollection services, Func<SqliteIndexStore, T> ofSqlite, Func<QdrantIndexStore, T> ofQdrant)
        where T : class =>
        services.AddSingleton(provider => new AsyncLazy<T>(async cancellationToken => OptionsOf(provider).Storage switch
        {
            StorageKind.Qdrant => ofQdrant(await provider.GetRequiredService<AsyncLazy<QdrantIndexStore>>().GetAsync(cancellationToken)),
            _ => ofSqlite(await provider.GetRequiredService<AsyncLazy<SqliteIndexStore>>().GetAsync(cancellationToken)),
        }));

    static SemanticSearchOptions OptionsOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<SemanticSearchOptions>>().Value;
}
