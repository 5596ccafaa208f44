using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Search;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Search;

public sealed class DocumentRevisionsTests : IAsyncLifetime
{
    readonly Library _library = new();
    DocumentRevisions _revisions = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _revisions = new DocumentRevisions(_library.IndexStore);
        await WriteAsync("Egypt closed the canal in 1956.");
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task It_changes_with_the_document_and_stays_with_it()
    {
        var first = await _revisions.FindAsync("default", "memo.txt", Cancel);
        await WriteAsync("Egypt closed the canal in 1956.");
        Assert.Equal(first, await _revisions.FindAsync("default", "memo.txt", Cancel));

        await WriteAsync("Egypt closed the canal in 1967.");
        var second = await _revisions.FindAsync("default", "memo.txt", Cancel);
        await WriteAsync("Egypt closed the canal in 1956.");
        var third = await _revisions.FindAsync("default", "memo.txt", Cancel);

        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
    }

    [Fact]
    public async Task It_changes_when_another_index_takes_over()
    {
        var before = await _revisions.FindAsync("default", "memo.txt", Cancel);
        var generation = await _library.Rebuilder.BeginAsync("default", new RebuildRequest(ChunkTokens: 64), Cancel);
        await _library.Rebuilder.BuildAsync("default", generation, null, Cancel);
        Assert.Equal(before, await _revisions.FindAsync("default", "memo.txt", Cancel));

        await _library.Rebuilder.SwapAsync("default", generation, Cancel);

        Assert.NotEqual(before, await _revisions.FindAsync("default", "memo.txt", Cancel));
    }

    [Fact]
    public async Task A_citation_has_that_of_its_document_as_long_as_that_is_there()
    {
        var found = await _library.Searcher.SearchAsync(new SearchRequest { Query = "canal" }, Cancel);
        var citation = found.Passages[0].Citation;

        Assert.Equal(await _revisions.FindAsync("default", "memo.txt", Cancel), await _revisions.FindCitedAsync(citation, Cancel));
        await _library.Indexer.DeleteAsync("default", "memo.txt", Cancel);
        Assert.Null(await _revisions.FindCitedAsync(citation, Cancel));
        Assert.Null(await _revisions.FindAsync("default", "memo.txt", Cancel));
        Assert.Null(await _revisions.FindAsync("nowhere", "memo.txt", Cancel));
        Assert.Null(await _revisions.FindCitedAsync("no citation", Cancel));
    }

    async Task WriteAsync(string text) => await _library.Indexer.IndexAsync("default", Some.Source("memo.txt", text), Cancel);
}
