using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SemanticSearch.Embedding;
using SemanticSearch.Exchange;
using SemanticSearch.Indexing;
using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Jobs;
using SemanticSearch.Jobs.Watching;
using SemanticSearch.Maintenance;
using SemanticSearch.Reading;
using SemanticSearch.Search;
using SemanticSearch.Search.Suggesting;
using SemanticSearch.Sources;

namespace SemanticSearch.Cli;

/// <summary>What commands use of the library, made when first asked for and closed with this.</summary>
sealed class Library(ServiceProvider services) : IAsyncDisposable
{
    /// <summary>The settings in force.</summary>
    public SemanticSearchOptions Options => services.GetRequiredService<IOptions<SemanticSearchOptions>>().Value;

    /// <summary>How searches rank where they do not say.</summary>
    public RankingOptions Ranking => services.GetRequiredService<IOptions<RankingOptions>>().Value;

    /// <summary>Writes documents.</summary>
    public DocumentIndexer Indexer => services.GetRequiredService<DocumentIndexer>();

    /// <summary>Builds other indexes of what is stored.</summary>
    public IndexRebuilder Rebuilder => services.GetRequiredService<IndexRebuilder>();

    /// <summary>Checks, repairs and backs up the index.</summary>
    public IndexMaintenance Maintenance => services.GetRequiredService<IndexMaintenance>();

    /// <summary>Does jobs.</summary>
    public JobRunner Runner => services.GetRequiredService<JobRunner>();

    /// <summary>Tells of jobs.</summary>
    public JobBoard Jobs => services.GetRequiredService<JobBoard>();

    /// <summary>Indexes files and folders.</summary>
    public IndexJob IndexJob => services.GetRequiredService<IndexJob>();

    /// <summary>Syncs collections.</summary>
    public SyncJob SyncJob => services.GetRequiredService<SyncJob>();

    /// <summary>Rebuilds collections.</summary>
    public RebuildJob RebuildJob => services.GetRequiredService<RebuildJob>();

    /// <summary>Writes documents as lines of JSON.</summary>
    public DocumentExport Export => services.GetRequiredService<DocumentExport>();

    /// <summary>Reads them back.</summary>
    public DocumentImport Import => services.GetRequiredService<DocumentImport>();

    /// <summary>Copies collections into other indexes.</summary>
    public IndexCopy Copy => services.GetRequiredService<IndexCopy>();

    /// <summary>Imports files.</summary>
    public ImportJob ImportJob => services.GetRequiredService<ImportJob>();

    /// <summary>Watches sources.</summary>
    public SourceWatch Watch => services.GetRequiredService<SourceWatch>();

    /// <summary>The sources of collections.</summary>
    public SourceBook Sources => services.GetRequiredService<SourceBook>();

    /// <summary>Tells what a sync would do.</summary>
    public SourceSync Sync => services.GetRequiredService<SourceSync>();

    /// <summary>Answers questions.</summary>
    public PassageSearcher Searcher => services.GetRequiredService<PassageSearcher>();

    /// <summary>Checks quotations.</summary>
    public QuoteVerifier Quotes => services.GetRequiredService<QuoteVerifier>();

    /// <summary>Tells what is indexed.</summary>
    public CollectionBrowser Browser => services.GetRequiredService<CollectionBrowser>();

    /// <summary>Completes and corrects questions.</summary>
    public QuerySuggester Suggester => services.GetRequiredService<QuerySuggester>();

    /// <summary>Reads documents.</summary>
    public DocumentReader Reader => services.GetRequiredService<DocumentReader>();

    /// <summary>Finds and loads models.</summary>
    public LoadedModels Models => services.GetRequiredService<LoadedModels>();

    /// <summary>The clock.</summary>
    public TimeProvider Time => services.GetRequiredService<TimeProvider>();

    /// <summary>A log for what is used without the container.</summary>
    public ILogger<T> LoggerOf<T>() => services.GetRequiredService<ILogger<T>>();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => services.DisposeAsync();
}
