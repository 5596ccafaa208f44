using Microsoft.Extensions.Options;
using SemanticSearch.Indexing;
using SemanticSearch.Reading;
using SemanticSearch.Search;

namespace SemanticSearch.Api.FirstStart;

/// <summary>
/// Indexes the seed briefs before the server listens, if there is no collection at all: a first question then finds an answer. A failure
/// is logged and the server starts all the same; it tells every caller what is wrong.
/// </summary>
sealed class SeedIndexing(
    CollectionBrowser browser, DocumentIndexer indexer, IOptions<FirstStartOptions> options, ILogger<SeedIndexing> logger) : IHostedService
{
    const int Step = 10;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, options.Value.Folder);
        if (options.Value.Folder.Length == 0 || !Directory.Exists(folder))
            return;
        try
        {
            if ((await browser.ListCollectionsAsync(cancellationToken)).Count == 0)
                await IndexAsync(folder, cancellationToken);
        }
        catch (SemanticSearchException e)
        {
            logger.FirstStartFailed(e.Message);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    async Task IndexAsync(string folder, CancellationToken cancellationToken)
    {
        var sources = FileSources.Enumerate(folder).ToList();
        logger.FirstStartBegins(sources.Count, folder);
        var done = 0;
        var chunks = 0;
        await foreach (var result in indexer.IndexAsync(SearchRequest.DefaultCollection, sources, cancellationToken))
        {
            done++;
            chunks += result.Chunks;
            if (result.Error is { } error)
                logger.SeedFailed(error);
            if (done % Step == 0 || done == sources.Count)
                logger.FirstStartProgress(done, sources.Count, chunks);
        }
    }
}
