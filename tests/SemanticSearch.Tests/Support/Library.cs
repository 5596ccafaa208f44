using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Answering;
using SemanticSearch.Exchange;
using SemanticSearch.Indexing;
using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Jobs;
using SemanticSearch.Jobs.Watching;
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
        : this(TimeProvider.System, model: null, settings)
    {
    }

    /// <summary>With a clock of the test's own.</summary>
    public Library(TimeProvider time, params (string Key, string Value)[] settings)
        : this(time, model: null, settings)
    {
    }

    /// <summary>With a language model; null for none.</summary>
    public Library(IChatClient? model, params (string Key, string Value)[] settings)
        : this(TimeProvider.System, model, settings)
    {
    }

    /// <summary>On a data folder that stays, with a clock.</summary>
    public Library(string dataFolder, TimeProvider time, params (string Key, string Value)[] settings)
        : this(dataFolder, time, model: null, settings)
    {
    }

    Library(TimeProvider time, IChatClient? model, (string Key, string Value)[] settings)
        : this(new TemporaryFolder(), time, model, settings)
    {
    }

    Library(TemporaryFolder data, TimeProvider time, IChatClient? model, (string Key, string Value)[] settings)
        : this(data.Path, time, model, settings) => _data = data;

    Library(string dataFolder, TimeProvider time, IChatClient? model, (string Key, string Value)[] settings)
    {
        DataFolder = dataFolder;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create($"{SemanticSearchOptions.Section}:DataFolder", (string?)dataFolder)])
            .AddInMemoryCollection(TestStore.Settings.Concat(settings).Select(
                setting => KeyValuePair.Create($"{SemanticSearchOptions.Section}:{setting.Key}", (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(time)
            .AddSemanticSearch();
        if (model is not null)
            services.AddSingleton(model);
        _services = services.BuildServiceProvider();
    }

    /// <summary>Where the index lies.</summary>
    public string DataFolder { get; }

    public DocumentIndexer Indexer => _services.GetRequiredService<DocumentIndexer>();

    public QuestionAnswerer Answerer => _services.GetRequiredService<QuestionAnswerer>();

    public PassageSearcher Searcher => _services.GetRequiredService<PassageSearcher>();

    public CollectionBrowser Browser => _services.GetRequiredService<CollectionBrowser>();

    public JobRunner Runner => _services.GetRequiredService<JobRunner>();

    public IndexRebuilder Rebuilder => _services.GetRequiredService<IndexRebuilder>();

    public CollectionRevival Revival => _services.GetRequiredService<CollectionRevival>();

    public RebuildJob Rebuilds => _services.GetRequiredService<RebuildJob>();

    public JobBoard Jobs => _services.GetRequiredService<JobBoard>();

    public DocumentExport Export => _services.GetRequiredService<DocumentExport>();

    public IndexCopy Copy => _services.GetRequiredService<IndexCopy>();

    public DocumentImport Import => _services.GetRequiredService<DocumentImport>();

    public SourceWatch Watch => _services.GetRequiredService<SourceWatch>();

    public SourceBook Sources => _services.GetRequiredService<SourceBook>();

    public SourceSync Sync => _services.GetRequiredService<SourceSync>();

    public IndexMaintenance Maintenance => _services.GetRequiredService<IndexMaintenance>();

    public AsyncLazy<IJobStore> JobStore => _services.GetRequiredService<AsyncLazy<IJobStore>>();

    public AsyncLazy<IIndexStore> IndexStore => _services.GetRequiredService<AsyncLazy<IIndexStore>>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _data?.Dispose();
    }
}
