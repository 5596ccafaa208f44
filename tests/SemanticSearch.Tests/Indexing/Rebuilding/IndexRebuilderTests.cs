using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Indexing.Rebuilding;

public sealed class IndexRebuilderTests : IAsyncDisposable
{
    readonly Library _library = new();
    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_document_that_the_model_cannot_embed_is_named_at_the_end_and_all_others_are_built()
    {
        for (var i = 0; i < 40; i++)
            await PutAsync($"{i}", $"The treaty of the year {i}.");
        await PutAsync("bad", "The embargo.");
        var model = TinyModel.WriteBroken(_folder.At("model"), "embargo", "treaty", "embargo");
        var generation = await _library.Rebuilder.BeginAsync("default", new RebuildRequest(Model: model), Cancel);

        var refused = await Assert.ThrowsAsync<SemanticSearchException>(
            () => _library.Rebuilder.BuildAsync("default", generation, null, Cancel));

        Assert.Contains("'bad'", refused.Message, StringComparison.Ordinal);
        var built = (await _library.Rebuilder.ListAsync("default", Cancel)).Single(one => one.Id == generation);
        Assert.Equal((40, 1), (built.Documents, built.Missing));
        await Assert.ThrowsAsync<SemanticSearchException>(() => _library.Rebuilder.SwapAsync("default", generation, Cancel));
        await _library.Indexer.DeleteAsync("default", "bad", Cancel);
        await _library.Rebuilder.SwapAsync("default", generation, Cancel);
        Assert.True((await _library.Maintenance.VerifyAsync(Cancel)).IsSound);
    }

    async Task PutAsync(string id, string text) => await _library.Indexer.IndexAsync("default", DocumentSource.FromText(id, text), Cancel);
}
