using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Sqlite;

public sealed class SqliteIndexStoreTests : IndexStoreContract
{
    readonly TemporaryFolder _folder = new();

    private protected override async Task<IIndexStore> OpenAsync() =>
        await SqliteIndexStore.OpenAsync(
            _folder.Path, Time, NullLogger<SqliteIndexStore>.Instance, TestContext.Current.CancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}
