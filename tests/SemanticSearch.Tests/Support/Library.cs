using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Indexing;
using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Jobs;
using SemanticSearch.Maintenance;
using SemanticSearch.Search;
using SemanticSearch.Sources;
using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Support;

/// <summary>The library put together as a program would, on a data folder of its own that is deleted afterwards, or on one that stays.</summary>
sealed class Library : IAsyncDisposable
{
    readonly TemporaryFolder? _data;
    readonly ServiceProvider _services;

    /// <summary>Settings are those of the section <c>SemanticSearch</c>, without its name.</summary>
    public Library(params (string Key, string Value)[] settings)
        : this(new TemporaryFolder(), settings)
    {
    }

    Library(TemporaryFolder data, (string Key, string Value)[] settings)
        : this(data.Path, TimeProvider.System, settings) => _data = data;

    /// <summary>On a data folder that stays, with a clock.</summary>
    public Library(string dataFolder, TimeProvider time, params (string Key, string Value)[] settings)
    {
        DataFolder = dataFolder;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create($"{SemanticSearchOptions.Section}:DataFolder", (string?)dataFolder)])
            .AddInMemoryCollection(settings.Select(
                setting => KeyValuePair.Create($"{SemanticSearchOptions.Section}:{setting.Key}", (string?)setting.Value)))
            .Build();
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(time)
            .AddSemanticSearch()
            .BuildServiceProvider();
    }

    /// <summary>Where the index lies.</summary>
    public string DataFolder { get; }

    public DocumentIndexer Indexer => _services.GetRequiredService<DocumentIndexer>();

    public PassageSearcher Searcher => _services.GetRequiredService<PassageSearcher>();

    public CollectionBrowser Browser => _services.GetRequiredService<CollectionBrowser>();

    public JobRunner Runner => _services.GetRequiredService<JobRunner>();

    public JobBoard Jobs => _services.GetRequiredService<JobBoard>();

    public SourceBook Sources => _services.GetRequiredService<SourceBook>();

    public SourceSync Sync => _services.GetRequiredService<SourceSync>();

    public IndexRebuilder Rebuilder => _services.GetRequiredService<IndexRebuilder>();

    public IndexMaintenance Maintenance => _services.GetRequiredService<IndexMaintenance>();

    public AsyncLazy<IJobStore> JobStore => _services.GetRequiredService<AsyncLazy<IJobStore>>();

    public AsyncLazy<IIndexStore> IndexStore => _services.GetRequiredService<AsyncLazy<IIndexStore>>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _data?.Dispose();
    }
}
