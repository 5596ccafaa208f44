using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Maintenance;
using SemanticSearch.Search;

namespace SemanticSearch.Crash;

/// <summary>A data folder as another process finds it.</summary>
sealed class OpenIndex : IAsyncDisposable
{
    readonly ServiceProvider _services;

    public OpenIndex(IndexSettings settings, string dataFolder)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Of(dataFolder).Select(
                setting => KeyValuePair.Create($"{SemanticSearchOptions.Section}:{setting.Key}", (string?)setting.Value)))
            .Build();
        _services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSemanticSearch().BuildServiceProvider();
    }

    /// <summary>Puts a backup in its place.</summary>
    public Task RestoreAsync(string backup, CancellationToken cancellationToken) =>
        _services.GetRequiredService<IndexMaintenance>().RestoreAsync(backup, overwrite: true, cancellationToken);

    /// <summary>The titles of all documents, by id.</summary>
    public async Task<Dictionary<string, string>> TitlesAsync(CancellationToken cancellationToken)
    {
        var browser = _services.GetRequiredService<CollectionBrowser>();
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        if ((await browser.ListCollectionsAsync(cancellationToken)).Count == 0)
            return titles;
        string? after = null;
        while (await browser.ListDocumentsAsync("default", after, CollectionBrowser.MaximumPage, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var document in page)
                titles.Add(document.Id, document.Title);
            after = page[^1].Id;
        }

        return titles;
    }

    /// <summary>The text of a document.</summary>
    public async Task<string> TextAsync(string id, CancellationToken cancellationToken) =>
        (await _services.GetRequiredService<CollectionBrowser>().GetDocumentAsync("default", id, cancellationToken)).Document.Text;

    /// <summary>The generations, none if there is no collection.</summary>
    public async Task<IReadOnlyList<GenerationSummary>> GenerationsAsync(CancellationToken cancellationToken) =>
        (await _services.GetRequiredService<CollectionBrowser>().ListCollectionsAsync(cancellationToken)).Count == 0
            ? []
            : await _services.GetRequiredService<IndexRebuilder>().ListAsync("default", cancellationToken);

    /// <summary>Sees that all holds that must hold.</summary>
    /// <exception cref="LostException">It does not.</exception>
    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        var report = await _services.GetRequiredService<IndexMaintenance>().VerifyAsync(cancellationToken);
        if (!report.IsSound)
            throw new LostException($"verify: {string.Join("; ", report.Problems.Take(5))}");
    }

    /// <summary>What a question finds, with scores.</summary>
    public async Task<IReadOnlyList<string>> SearchAsync(string question, SearchMode mode, CancellationToken cancellationToken)
    {
        var request = new SearchRequest { Query = question, Mode = mode, Limit = 20 };
        var answer = await _services.GetRequiredService<PassageSearcher>().SearchAsync(request, cancellationToken);
        return [.. answer.Passages.Select(passage => $"{passage.DocumentId} {passage.Start}-{passage.End} {passage.Score:R}")];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
