using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.QdrantStub;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Qdrant;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Qdrant;

/// <summary>Over the stub, or over the live server that <see cref="TestStore.Live"/> names.</summary>
public sealed class QdrantIndexStoreTests : IndexStoreContract
{
    readonly string _prefix = $"t{Guid.NewGuid():N}";
    StubQdrant? _stub;

    private protected override bool SeesOneState => false;

    private protected override bool CountsOccurrences => false;

    private protected override async Task<IIndexStore> OpenAsync()
    {
        _stub ??= await StubQdrant.StartAsync();
        return await QdrantIndexStore.OpenAsync(
            new QdrantOptions { Address = TestStore.Live ?? _stub.Grpc, Prefix = _prefix }, Time, NullLogger<QdrantIndexStore>.Instance, TestContext.Current.CancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        var violations = _stub!.Engine.Violations.ToList();
        await _stub.DisposeAsync();
        Assert.Empty(violations);
    }
}
