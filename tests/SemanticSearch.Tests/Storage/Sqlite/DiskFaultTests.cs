using SemanticSearch.Indexing;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Sqlite;

/// <summary>A disk that is full or read-only: the error says so, queries go on where they can, and nobody has to start anew.</summary>
public sealed class DiskFaultTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_full_disk_writing_fails_queries_go_on_and_writing_too_as_soon_as_there_is_room()
    {
        using var disk = new SmallDisk(megabytes: 16);
        await using var library = Open(disk);
        await PutAsync(library, "first");
        disk.Fill(left: 64 << 10);

        var full = await FillAsync(library);

        Assert.Equal(ErrorKind.Storage, full.Kind);
        Assert.Contains("is full: free some space and try again; nothing was half written", full.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', full.Message);
        Assert.Equal("first", await BestAsync(library, "treaty first"));
        disk.Empty();
        await PutAsync(library, "last");
        Assert.Equal("last", await BestAsync(library, "treaty last"));
        Assert.Empty((await library.Maintenance.VerifyAsync(Cancel)).Problems);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_and_searched_and_written_as_soon_as_it_can()
    {
        using var disk = new SmallDisk(megabytes: 16);
        await using (var earlier = Open(disk))
            await PutAsync(earlier, "first");
        disk.Remount(isReadOnly: true);
        await using var library = Open(disk);

        var refused = await Assert.ThrowsAsync<SemanticSearchException>(() => PutAsync(library, "second"));

        Assert.Equal(ErrorKind.Storage, refused.Kind);
        Assert.Contains($"The index {disk.At("index.db")} cannot be written: make", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Equal("first", await BestAsync(library, "treaty first"));
        disk.Remount(isReadOnly: false);
        await PutAsync(library, "second");
        Assert.Equal("second", await BestAsync(library, "treaty second"));
        Assert.Empty((await library.Maintenance.VerifyAsync(Cancel)).Problems);
    }

    [Fact]
    public async Task What_others_write_into_a_folder_that_could_not_be_written_is_found()
    {
        using var disk = new SmallDisk(megabytes: 16);
        await using (var earlier = Open(disk))
            await PutAsync(earlier, "first");
        disk.Remount(isReadOnly: true);
        await using var library = Open(disk);
        Assert.Equal("first", await BestAsync(library, "treaty first"));
        disk.Remount(isReadOnly: false);
        await using (var other = Open(disk))
            await PutAsync(other, "second");

        Assert.Equal("second", await BestAsync(library, "treaty second"));
        await PutAsync(library, "third");
        Assert.Equal("third", await BestAsync(library, "treaty third"));
    }

    [Fact]
    public async Task An_index_on_a_read_only_disk_is_verified_and_backed_up()
    {
        using var disk = new SmallDisk(megabytes: 16);
        using var folder = new TemporaryFolder();
        await using (var earlier = Open(disk))
            await PutAsync(earlier, "first");
        disk.Remount(isReadOnly: true);
        await using var library = Open(disk);

        Assert.Empty((await library.Maintenance.VerifyAsync(Cancel)).Problems);
        await library.Maintenance.BackUpAsync(folder.At("backup.zip"), Cancel);

        await using var restored = new Library(folder.At("restored"), TimeProvider.System);
        await restored.Maintenance.RestoreAsync(folder.At("backup.zip"), overwrite: false, Cancel);
        Assert.Equal("first", await BestAsync(restored, "treaty first"));
    }

    [Fact]
    public async Task An_index_on_a_read_only_disk_that_was_not_closed_is_refused()
    {
        using var disk = new SmallDisk(megabytes: 16);
        using var folder = new TemporaryFolder();
        await using (var open = new Library(folder.Path, TimeProvider.System))
        {
            await PutAsync(open, "first");
            File.Copy(folder.At("index.db"), disk.At("index.db"));
            File.Copy(folder.At("index.db-wal"), disk.At("index.db-wal"));
        }

        disk.Remount(isReadOnly: true);
        await using var library = Open(disk);

        var refused = await Assert.ThrowsAsync<SemanticSearchException>(() => BestAsync(library, "treaty first"));

        Assert.Contains("cannot be opened: check that its folder exists and is readable and writable", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_that_has_no_room_names_its_own_disk_and_leaves_nothing_and_so_does_a_restored_one()
    {
        using var disk = new SmallDisk(megabytes: 1);
        using var folder = new TemporaryFolder();
        await using var library = new Library();
        await PutAsync(library, "first");
        await library.Maintenance.BackUpAsync(folder.At("backup.zip"), Cancel);
        disk.Fill(left: 64 << 10);
        await using var full = Open(disk);

        var refused = await Assert.ThrowsAsync<SemanticSearchException>(() => library.Maintenance.BackUpAsync(disk.At("backup.zip"), Cancel));
        var restored = await Assert.ThrowsAsync<SemanticSearchException>(
            () => full.Maintenance.RestoreAsync(folder.At("backup.zip"), overwrite: false, Cancel));

        Assert.Contains($"A backup takes 1 MiB on the disk of {disk.Path}", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"Restoring the index takes 1 MiB on the disk of {disk.Path}", restored.Message, StringComparison.Ordinal);
        Assert.Equal([disk.At("filler")], Directory.GetFiles(disk.Path));
    }

    static Library Open(SmallDisk disk) => new(disk.Path, TimeProvider.System, ("MinimumFreeBytes", "0"));

    static async Task PutAsync(Library library, string id)
    {
        var result = await library.Indexer.IndexAsync(
            "default", Some.Source(id, $"The treaty of the {id} was signed at a long summit in Vienna."), Cancel);
        Assert.Equal(IndexOutcome.Added, result.Outcome);
    }

    static async Task<SemanticSearchException> FillAsync(Library library)
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 200).Select(i => $"Paragraph {i} tells of the embargo on grain."));
        return await Assert.ThrowsAsync<SemanticSearchException>(async () =>
        {
            for (var i = 0; i < 1_000; i++)
                await library.Indexer.IndexAsync("default", Some.Source($"long {i}", text), Cancel);
        });
    }

    static async Task<string> BestAsync(Library library, string question)
    {
        var answer = await library.Searcher.SearchAsync(
            new SearchRequest { Query = question, Mode = SearchMode.Lexical, MinimumRelevance = RelevanceBand.None }, Cancel);
        return answer.Passages[0].DocumentId;
    }
}
