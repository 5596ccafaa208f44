using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.QdrantStub;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Qdrant;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Qdrant;

/// <summary>Over the stub, or over the live server that <see cref="TestStore.Live"/> names.</summary>
public sealed class QdrantSourceStoreTests : SourceStoreContract
{
    StubQdrant _stub = null!;
    QdrantIndexStore _index = null!;

    private protected override async Task<ISourceStore> OpenAsync()
    {
        _stub = await StubQdrant.StartAsync();
        _index = await QdrantIndexStore.OpenAsync(
            new QdrantOptions { Address = TestStore.Live ?? _stub.Grpc, Prefix = $"t{Guid.NewGuid():N}" }, Time, NullLogger<QdrantIndexStore>.Instance, TestContext.Current.CancellationToken);
        return _index.Sources;
    }

    public override async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        var violations = _stub.Engine.Violations.ToList();
        await _stub.DisposeAsync();
        Assert.Empty(violations);
    }
}
