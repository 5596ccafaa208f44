using SemanticSearch.Gazetteer;
using SemanticSearch.Reading;
using SemanticSearch.Search;
using SemanticSearch.Search.Understanding;
using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Search;

public sealed class ReferenceFinderTests : IAsyncDisposable
{
    readonly Library _library = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_references_the_first_are_looked_for()
    {
        var symbols = Enumerable.Range(1, 10).Select(number => $"S/RES/{number}").ToList();
        var sources = symbols.Select((symbol, i) => DocumentSource.FromText($"{i}.txt", $"Calls upon the parties, for time {i}, to end the fighting.", title: symbol));
        await _library.Indexer.IndexAsync("default", sources, Cancel).ToListAsync(Cancel);
        var store = await _library.IndexStore.GetAsync(Cancel);
        var collection = (await store.FindCollectionAsync("default", Cancel))!;
        var references = symbols.Select(symbol => new DirectReference { Id = symbol, Symbols = [NameWords.Key(symbol)] }).ToList();

        var found = await new ReferenceFinder(store, collection, references).FindAsync(new RetrievalQuery { Depth = 10 }, Cancel);

        Assert.Equal(symbols.Take(8), found!.Names.Values.Order(StringComparer.Ordinal));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();
}
