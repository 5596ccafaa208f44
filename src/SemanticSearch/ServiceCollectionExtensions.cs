using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SemanticSearch.Answering;
using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Exchange;
using SemanticSearch.Indexing;
using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Jobs;
using SemanticSearch.Jobs.Watching;
using SemanticSearch.Maintenance;
using SemanticSearch.Reading;
using SemanticSearch.Reading.Archives;
using SemanticSearch.Search;
using SemanticSearch.Search.Ranking;
using SemanticSearch.Search.Reranking;
using SemanticSearch.Search.Suggesting;
using SemanticSearch.Sources;
using SemanticSearch.Sources.Web;
using SemanticSearch.Sources.Web.Fetching;
using SemanticSearch.Sources.Web.Listing;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Sqlite;

namespace SemanticSearch;

/// <summary>Puts the library together.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="DocumentIndexer"/>, <see cref="PassageSearcher"/>, <see cref="QuestionAnswerer"/> (with the language
    /// model that is added, if one is), <see cref="QuoteVerifier"/>, <see cref="CollectionBrowser"/>, <see cref="DocumentRevisions"/>, <see cref="QuerySuggester"/>, <see cref="JobRunner"/>,
    /// <see cref="JobBoard"/>, <see cref="SourceBook"/>, <see cref="SourceSync"/>, <see cref="SourceWatch"/> and <see cref="LoadedModels"/>, all
    /// singletons, configured by the section <c>SemanticSearch</c> and validated at start. Index and models are opened when first
    /// needed.
    /// </summary>
    public static IServiceCollection AddSemanticSearch(this IServiceCollection services)
    {
        services.AddOptions<SemanticSearchOptions>()
            .BindConfiguration(SemanticSearchOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<RankingOptions>()
            .BindConfiguration(RankingOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                ranking => ranking is not { DenseWeight: 0, LexicalWeight: 0, DocumentWeight: 0 },
                $"{RankingOptions.Section}: DenseWeight, LexicalWeight and DocumentWeight are all 0; let one leg count")
            .ValidateOnStart();
        services.AddOptions<WebOptions>()
            .BindConfiguration(WebOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<IndexingOptions>()
            .BindConfiguration(IndexingOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<JobOptions>()
            .BindConfiguration(JobOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<WatchOptions>()
            .BindConfiguration(WatchOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<AnsweringOptions>()
            .BindConfiguration(AnsweringOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton(provider => new AsyncLazy<ModelLibrary>(async cancellationToken =>
            new ModelLibrary(await ModelCatalog.LoadAsync(cancellationToken), OptionsOf(provider).DataFolder)));
        services.AddStorage();
        services.AddSingleton(provider => new LoadedModels(
            provider.GetRequiredService<AsyncLazy<ModelLibrary>>(),
            OptionsOf(provider).Threads,
            new QueryGate(
                TimeSpan.FromMilliseconds(provider.GetRequiredService<IOptions<IndexingOptions>>().Value.YieldMilliseconds),
                provider.GetRequiredService<TimeProvider>())));

        services.AddSingleton(provider => new IndexRebuilder(
            provider.GetRequiredService<AsyncLazy<IIndexStore>>(),
            provider.GetRequiredService<AsyncLazy<IGenerationStore>>(),
            provider.GetRequiredService<LoadedModels>(),
            provider.GetRequiredService<IOptions<SemanticSearchOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<IndexRebuilder>>()));

        services.AddSingleton(provider => new CollectionRevival(
            provider.GetRequiredService<LoadedModels>(), CollectionSettings.Of(OptionsOf(provider))));
        services.AddSingleton(provider => new IndexMaintenance(
            provider.GetRequiredService<AsyncLazy<IIndexStore>>(),
            provider.GetRequiredService<AsyncLazy<IStoreMaintenance>>(),
            provider.GetRequiredService<IndexRebuilder>(),
            provider.GetRequiredService<CollectionRevival>(),
            OptionsOf(provider).Storage == StorageKind.Sqlite ? OptionsOf(provider).DataFolder : null,
            provider.GetRequiredService<DiskReserve>(),
            provider.GetRequiredService<TimeProvider>()));

        services.AddSingleton<DocumentReader>();
        services.AddSingleton<SourceExpander>();
        services.AddSingleton(provider => new DocumentIndexer(
            provider.GetRequiredService<SourceExpander>(),
            provider.GetRequiredService<DocumentReader>(),
            provider.GetRequiredService<LoadedModels>(),
            provider.GetRequiredService<AsyncLazy<IIndexStore>>(),
            provider.GetRequiredService<IOptions<SemanticSearchOptions>>(),
            provider.GetRequiredService<IOptions<IndexingOptions>>(),
            provider.GetRequiredService<ILogger<DocumentIndexer>>()));
        services.AddSingleton<IndexJob>();
        services.AddSingleton<JobKind>(provider => provider.GetRequiredService<IndexJob>());
        services.AddSingleton(provider => new PageHttp(provider.GetRequiredService<IOptions<WebOptions>>().Value));
        services.AddSingleton(provider => PageFetcher.Of(
            provider.GetRequiredService<PageHttp>().Client,
            provider.GetRequiredService<IOptions<WebOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PageFetcher>>()));
        services.AddSingleton(provider => new WebSync(
            provider.GetRequiredService<DocumentIndexer>(),
            provider.GetRequiredService<PageFetcher>(),
            provider.GetRequiredService<IOptions<WebOptions>>().Value,
            OptionsOf(provider).MaximumDocumentBytes,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SourceBook(
            provider.GetRequiredService<AsyncLazy<ISourceStore>>(), new KindFinder(provider.GetRequiredService<PageFetcher>())));
        services.AddSingleton(provider => new SourceSync(
            provider.GetRequiredService<AsyncLazy<ISourceStore>>(),
            provider.GetRequiredService<DocumentIndexer>(),
            provider.GetRequiredService<WebSync>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SyncJob>();
        services.AddSingleton<JobKind>(provider => provider.GetRequiredService<SyncJob>());
        services.AddSingleton<RebuildJob>();
        services.AddSingleton<JobKind>(provider => provider.GetRequiredService<RebuildJob>());
        services.AddSingleton(provider => new DocumentExport(
            provider.GetRequiredService<AsyncLazy<IIndexStore>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new IndexCopy(
            provider.GetRequiredService<AsyncLazy<IIndexStore>>(), provider.GetRequiredService<AsyncLazy<ISourceStore>>()));
        services.AddSingleton(provider => new DocumentImport(
            provider.GetRequiredService<DocumentIndexer>(),
            provider.GetRequiredService<IOptions<SemanticSearchOptions>>(),
            provider.GetRequiredService<ILogger<DocumentImport>>()));
        services.AddSingleton<ImportJob>();
        services.AddSingleton<JobKind>(provider => provider.GetRequiredService<ImportJob>());
        services.AddSingleton<JobKinds>();
        services.AddSingleton(provider => new JobBoard(
            provider.GetRequiredService<AsyncLazy<IJobStore>>(),
            provider.GetRequiredService<JobKinds>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new JobRunner(
            provider.GetRequiredService<AsyncLazy<IJobStore>>(),
            provider.GetRequiredService<JobKinds>(),
            provider.GetRequiredService<IOptions<JobOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<JobRunner>>()));
        services.AddSingleton(provider => new SourceWatch(
            provider.GetRequiredService<SourceBook>(),
            provider.GetRequiredService<SourceSync>(),
            provider.GetRequiredService<SyncJob>(),
            provider.GetRequiredService<JobRunner>(),
            provider.GetRequiredService<IOptions<WatchOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SourceWatch>>()));
        services.AddSingleton(provider => new PassageSearcher(
            provider.GetRequiredService<AsyncLazy<IIndexStore>>(),
            provider.GetRequiredService<LoadedModels>(),
            provider.GetRequiredService<CollectionLexicon>(),
            provider.GetRequiredService<RelevanceScales>(),
            provider.GetRequiredService<IOptions<RankingOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(QuestionAnswerer.Of);
        services.AddSingleton(provider => new TextReranker(
            provider.GetRequiredService<LoadedModels>(), provider.GetRequiredService<IOptions<RankingOptions>>().Value));
        services.AddSingleton(provider => new RelevanceScales(
            provider.GetRequiredService<AsyncLazy<IIndexStore>>(),
            new BackgroundMeter(provider.GetRequiredService<LoadedModels>()),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RelevanceScales>>()));
        services.AddSingleton(provider => new QuoteVerifier(
            provider.GetRequiredService<AsyncLazy<IIndexStore>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CollectionBrowser(provider.GetRequiredService<AsyncLazy<IIndexStore>>()));
        services.AddSingleton(provider => new DocumentRevisions(provider.GetRequiredService<AsyncLazy<IIndexStore>>()));
        services.AddSingleton(provider => new CollectionLexicon(
            provider.GetRequiredService<AsyncLazy<IIndexStore>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new QuerySuggester(
            provider.GetRequiredService<AsyncLazy<IIndexStore>>(), provider.GetRequiredService<CollectionLexicon>()));
        return services;
    }

    static SemanticSearchOptions OptionsOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<SemanticSearchOptions>>().Value;
}
