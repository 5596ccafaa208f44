using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Storage;

/// <summary>What every store of sources does. A subclass opens one.</summary>
public abstract class SourceStoreContract : IAsyncLifetime
{
    ISourceStore _store = null!;

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected abstract Task<ISourceStore> OpenAsync();

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task A_source_is_remembered_once_a_location_with_its_newest_settings()
    {
        var first = await AddAsync("/corpus");
        var again = await _store.PutSourceAsync(first with { Include = ["*.md"], Removes = false }, Cancel);

        Assert.Equal(first.Id, again.Id);
        var listed = Assert.Single(await _store.ListSourcesAsync("treaties", Cancel));
        Assert.Equal(["*.md"], listed.Include);
        Assert.False(listed.Removes);
        Assert.Empty(await _store.ListSourcesAsync("speeches", Cancel));
    }

    [Fact]
    public async Task Files_are_known_with_their_documents_until_they_are_gone_or_their_source_is()
    {
        var source = await AddAsync("/corpus");
        await _store.PutFilesAsync(source, [FileOf("/corpus/a.zip", "a.zip/1", "a.zip/2"), FileOf("/corpus/b.txt", "b.txt")], [], Cancel);
        await _store.PutFilesAsync(source, [FileOf("/corpus/a.zip", "a.zip/2")], ["/corpus/b.txt"], Cancel);

        var known = Assert.Single(await _store.ListFilesAsync(source, Cancel));
        Assert.Equal(["a.zip/2"], known.Documents);
        Assert.Equal([1, 2, 3], known.Hash.ToArray());
        Assert.Equal(Time.GetUtcNow(), known.ModifiedAt);
        Assert.True(await _store.RemoveSourceAsync(source.Id, Cancel));
        Assert.False(await _store.RemoveSourceAsync(source.Id, Cancel));
        Assert.Empty(await _store.ListFilesAsync(source, Cancel));
    }

    [Fact]
    public async Task Documents_that_another_source_of_the_collection_gives_too_are_told()
    {
        var (one, two) = (await AddAsync("/one"), await AddAsync("/two"));
        await _store.PutFilesAsync(one, [FileOf("/one/a", "a"), FileOf("/one/b", "b")], [], Cancel);
        await _store.PutFilesAsync(two, [FileOf("/two/b", "b")], [], Cancel);

        Assert.Equal(["b"], await _store.FindSharedAsync(one, ["a", "b"], Cancel));
    }

    [Fact]
    public async Task The_end_of_a_sync_is_kept_with_the_surroundings()
    {
        var source = await AddAsync("/corpus");
        Assert.Null(await _store.GetSurroundingsAsync(source, Cancel));

        await _store.FinishSyncAsync(source, "print", Cancel);

        Assert.Equal("print", await _store.GetSurroundingsAsync(source, Cancel));
        Assert.Equal(Time.GetUtcNow(), Assert.Single(await _store.ListSourcesAsync(null, Cancel)).SyncedAt);
    }

    [Fact]
    public async Task What_is_known_of_the_web_comes_back_as_it_was_put()
    {
        var web = new WebSettings(WebSourceKind.Feed, 100, KeepsUnlisted: true);
        var source = await _store.PutSourceAsync((await AddAsync("https://example.org/feed")) with { Web = web }, Cancel);
        var page = new KnownPage("\"v1\"", "Tue, 03 Mar 2026 10:00:00 GMT", "2026-03-03", "answered 503", 2, Time.GetUtcNow());
        await _store.PutFilesAsync(source, [FileOf("https://example.org/a", "https://example.org/a") with { Page = page }], [], Cancel);
        await _store.PutListAsync(source, new KnownList("https://example.org/feed", "\"v1\"", null, new byte[] { 1 }), Cancel);
        await _store.PutListAsync(source, new KnownList("https://example.org/feed", "\"v2\"", null, new byte[] { 2 }), Cancel);

        Assert.Equal(web, Assert.Single(await _store.ListSourcesAsync(null, Cancel)).Web);
        Assert.Equal(page, Assert.Single(await _store.ListFilesAsync(source, Cancel)).Page);
        var list = await _store.FindListAsync(source, "https://example.org/feed", Cancel);
        Assert.Equal(("\"v2\"", 2), (list!.EntityTag, (int)list.Content.Span[0]));
        Assert.Null(await _store.FindListAsync(source, "https://example.org/other", Cancel));
        await _store.RemoveSourceAsync(source.Id, Cancel);
        Assert.Null(await _store.FindListAsync(source, "https://example.org/feed", Cancel));
    }

    Task<Source> AddAsync(string location) =>
        _store.PutSourceAsync(new Source(0, "treaties", location, [], [], null, Removes: true, SyncedAt: null), Cancel);

    KnownFile FileOf(string path, params string[] documents) =>
        new(path, 10, Time.GetUtcNow(), Time.GetUtcNow(), new byte[] { 1, 2, 3 }, HasFailed: false, documents);
}
