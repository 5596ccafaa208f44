using Microsoft.Extensions.Options;
using SemanticSearch.Indexing;
using SemanticSearch.Reading;
using SemanticSearch.Search;

namespace SemanticSearch.Api.FirstStart;

/// <summary>
/// Indexes the seed briefs before the server listens, if there is no collection at all: a first question then finds an answer. A mark in
/// the data folder tells the next start that this one did not get to the end. A failure is logged and the server starts all the same; it
/// tells every caller what is wrong.
/// </summary>
sealed class SeedIndexing(
    CollectionBrowser browser,
    DocumentIndexer indexer,
    IOptions<FirstStartOptions> options,
    IOptions<SemanticSearchOptions> library,
    ILogger<SeedIndexing> logger) : IHostedService
{
    const int Step = 10;

    string Mark => Path.Combine(library.Value.DataFolder, "first-start");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, options.Value.Folder);
        if (options.Value.Folder.Length == 0 || !Directory.Exists(folder))
            return;
        try
        {
            if ((await browser.ListCollectionsAsync(cancellationToken)).Count > 0 && !File.Exists(Mark))
                return;
            await File.WriteAllTextAsync(Mark, "", cancellationToken);
            await IndexAsync(folder, cancellationToken);
            File.Delete(Mark);
        }
        catch (Exception e) when (e is SemanticSearchException or IOException or UnauthorizedAccessException)
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
