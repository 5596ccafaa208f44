using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Qdrant;
using SemanticSearch.QdrantStub;

namespace SemanticSearch.Tests.Storage.Qdrant;

public sealed class QdrantJobStoreTests : JobStoreContract
{
    StubQdrant _stub = null!;
    QdrantIndexStore _index = null!;

    private protected override async Task<IJobStore> OpenAsync()
    {
        _stub = await StubQdrant.StartAsync();
        _index = await QdrantIndexStore.OpenAsync(
            new QdrantOptions { Address = _stub.Grpc }, Time, NullLogger<QdrantIndexStore>.Instance, TestContext.Current.CancellationToken);
        return _index.Jobs;
    }

    public override async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        var violations = _stub.Engine.Violations.ToList();
        await _stub.DisposeAsync();
        Assert.Empty(violations);
    }
}
