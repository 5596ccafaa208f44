using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.Indexing;
using SemanticSearch.Maintenance;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Maintenance;

/// <summary>The care of an index that lies in a file, while others go on with it.</summary>
public sealed class IndexMaintenanceTests : IAsyncLifetime
{
    static readonly (string, string)[] InFile = [("Storage", "Sqlite")];

    readonly TemporaryFolder _folder = new();
    readonly Library _library = new(InFile);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_manifest_tells_what_the_backup_has_whoever_writes_meanwhile()
    {
        await PutAsync("default", "first");

        var manifest = await BackUpWhileWritingAsync();

        await using var restored = new Library(_folder.At("restored"), TimeProvider.System, InFile);
        Assert.Equivalent(manifest, await restored.Maintenance.RestoreAsync(_folder.At("backup.zip"), overwrite: false, Cancel), strict: true);
        Assert.Equal([("default", 2), ("meanwhile", 1)], manifest.Collections.Select(collection => (collection.Name, collection.Documents)));
        Assert.Equal(await CountAsync(restored), manifest.Collections);
    }

    // One document and a collection come before the copy is made, and a document after that.
    async Task<BackupManifest> BackUpWhileWritingAsync()
    {
        var maintenance = await SqliteIndexStore.OpenAsync(
            _library.DataFolder, TimeProvider.System, NullLogger<SqliteIndexStore>.Instance, Cancel);
        await using var closing = maintenance;
        var interrupted = new InterruptedBackup(
            maintenance,
            before: async () =>
            {
                await PutAsync("default", "second");
                await PutAsync("meanwhile", "third");
            },
            after: () => PutAsync("default", "fourth"));
        return await new IndexMaintenance(
            _library.IndexStore,
            new AsyncLazy<IStoreMaintenance>(_ => Task.FromResult<IStoreMaintenance>(interrupted)),
            _library.Rebuilder,
            _library.Revival,
            _library.DataFolder,
            new DiskReserve(_library.DataFolder, 0),
            TimeProvider.System).BackUpAsync(_folder.At("backup.zip"), Cancel);
    }

    async Task PutAsync(string collection, string id)
    {
        var result = await _library.Indexer.IndexAsync(collection, Some.Source(id, $"The treaty of the {id} was signed in Vienna."), Cancel);
        Assert.Equal(IndexOutcome.Added, result.Outcome);
    }

    static async Task<List<BackupContent>> CountAsync(Library library)
    {
        var store = await library.IndexStore.GetAsync(Cancel);
        var counted = new List<BackupContent>();
        foreach (var collection in await store.ListCollectionsAsync(Cancel))
        {
            var status = await store.GetStatusAsync(collection, Cancel);
            counted.Add(new BackupContent(collection.Name, collection.Recipe.Model, status.Documents, status.Chunks));
        }

        return counted;
    }
}
