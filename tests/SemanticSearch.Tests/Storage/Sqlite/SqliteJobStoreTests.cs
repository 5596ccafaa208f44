using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Sqlite;

public sealed class SqliteJobStoreTests : JobStoreContract
{
    readonly TemporaryFolder _folder = new();
    SqliteIndexStore _index = null!;

    private protected override async Task<IJobStore> OpenAsync()
    {
        _index = await SqliteIndexStore.OpenAsync(
            _folder.Path, Time, NullLogger<SqliteIndexStore>.Instance, TestContext.Current.CancellationToken);
        return _index.Jobs;
    }

    public override async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        _folder.Dispose();
    }
}
