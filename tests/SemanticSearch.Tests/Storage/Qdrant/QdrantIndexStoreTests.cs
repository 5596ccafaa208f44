using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Qdrant;
using SemanticSearch.QdrantStub;

namespace SemanticSearch.Tests.Storage.Qdrant;

public sealed class QdrantIndexStoreTests : IndexStoreContract
{
    StubQdrant? _stub;

    private protected override bool SeesOneState => false;

    private protected override bool CountsOccurrences => false;

    private protected override async Task<IIndexStore> OpenAsync()
    {
        _stub ??= await StubQdrant.StartAsync();
        return await QdrantIndexStore.OpenAsync(
            new QdrantOptions { Address = _stub.Grpc }, Time, NullLogger<QdrantIndexStore>.Instance, TestContext.Current.CancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        var violations = _stub!.Engine.Violations.ToList();
        await _stub.DisposeAsync();
        Assert.Empty(violations);
    }
}
