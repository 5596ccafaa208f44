using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.Storage.Qdrant;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Qdrant;

public sealed class LiveQdrantTests
{
    [Fact]
    public async Task The_contract_runs_on_a_live_server()
    {
        Assert.SkipUnless(TestStore.Live is not null, "SEMSEARCH_QDRANT_URL names no live Qdrant: its contract suites run over the stub alone");

        await using var store = await QdrantIndexStore.OpenAsync(
            new QdrantOptions { Address = TestStore.Live!, Prefix = $"t{Guid.NewGuid():N}" },
            TimeProvider.System,
            NullLogger<QdrantIndexStore>.Instance,
            TestContext.Current.CancellationToken);

        Assert.Empty(await store.ListCollectionsAsync(TestContext.Current.CancellationToken));
    }
}
