using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SemanticSearch.Cli;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Cli;

public sealed class MaintenanceCommandsTests : IAsyncLifetime, IDisposable
{
    const string Source = "INSERT INTO sources VALUES (1, 'default', '/s', '[]', '[]', NULL, 1, NULL, 0, NULL, NULL); ";

    readonly CliScene _scene = new();

    public async ValueTask InitializeAsync()
    {
        _scene.Write("docs/grain.txt", "The export of grain. A summit of the border treaty.");
        _scene.Write("docs/border.txt", "The border of the treaty.");
        _scene.Write("docs/secret.txt", "The zyzzyva embargo.");
        await _scene.IndexAsync(_scene.At("docs"));
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_sound_index_is_told_to_be_sound()
    {
        (await _scene.RunAsync("rebuild", "--chunk-tokens", "40", "--swap", "manual")).Exits(ExitCodes.Success);

        var report = (await _scene.RunAsync("verify", "--json")).Exits(ExitCodes.Success).Json;

        Assert.Equal((0, 2, 3), (
            report.GetProperty("problems").GetArrayLength(),
            report.GetProperty("generations").GetInt32(),
            report.GetProperty("documents").GetInt32()));
    }

    [Theory]
    [InlineData("DELETE FROM vectors WHERE document = 1", "chunks without vectors")]
    [InlineData("UPDATE vectors SET matrix = zeroblob(length(matrix) - 4) WHERE document = 1", "do not fit")]
    [InlineData("UPDATE vectors SET lengths = x'' WHERE document = 1", "do not fit")]
    [InlineData("UPDATE chunks SET end_offset = 9999 WHERE document = 1", "beyond its text")]
    [InlineData("UPDATE chunks SET ordinal = ordinal + 1 WHERE document = 1", "follow each other")]
    [InlineData("DELETE FROM chunks WHERE document = 1; DELETE FROM vectors WHERE document = 1", "no chunks in the live generation")]
    [InlineData("DELETE FROM chunk_terms_1 WHERE rowid = 1", "not in the full-text index")]
    [InlineData("DROP TABLE chunk_places_1; DROP TABLE chunk_terms_1", "no full-text tables")]
    [InlineData("INSERT INTO chunk_terms_1 (rowid, stems, marked) VALUES (999, 'war', '')", "a chunk that is not there")]
    [InlineData("DELETE FROM document_words WHERE rowid = 1", "no words to find quotations by")]
    [InlineData("INSERT INTO document_words (rowid, words) VALUES (999, 'war')", "a document that is not there")]
    [InlineData("INSERT INTO tombstones SELECT key, collection, document_id, revision, 0 FROM documents WHERE id = 1", "is there")]
    [InlineData("INSERT INTO jobs VALUES ('x', 'default', 'sync', 'Lost', '{}', '{}', NULL, 0, 0, NULL, NULL)", "unknown state 'Lost'")]
    [InlineData("INSERT INTO jobs VALUES ('x', 'default', 'sync', 'Queued', '{', '{}', NULL, 0, 0, NULL, NULL)", "cannot be read")]
    [InlineData("UPDATE jobs SET finished_at = NULL", "ended without a time")]
    [InlineData("INSERT INTO leases VALUES ('default', 't', 'h', 1, 2, 1)", "ends before it begins")]
    [InlineData(Source + "INSERT INTO source_files VALUES (1, '/a', 1, 1, 1, x'00', 0, NULL)", "hash of the wrong length")]
    [InlineData(
        Source + "INSERT INTO source_files VALUES (1, '/a', 1, 1, 1, zeroblob(32), 0, NULL); INSERT INTO source_documents VALUES (1, '/a', 'lost')",
        "a document that is not there")]
    [InlineData("UPDATE chunks SET heading_path = '[' WHERE document = 1", "headings or a speaker that cannot be read")]
    [InlineData("UPDATE chunks SET speaker = '[]' WHERE document = 1", "headings or a speaker that cannot be read")]
    [InlineData("INSERT OR REPLACE INTO backgrounds VALUES (1, 'b', 1, '{')", "relevance scale that cannot be read")]
    [InlineData(Source + "INSERT INTO source_files VALUES (1, '/a', 1, 1, 1, zeroblob(32), 0, '[')", "page that cannot be read")]
    [InlineData("PRAGMA foreign_keys = OFF; INSERT INTO chunks SELECT 999, 1, 999, 0, 0, 1, '[]', 1, NULL, NULL, 0", "not there")]
    [InlineData("PRAGMA foreign_keys = OFF; UPDATE chunks SET document = 999 WHERE document = 1", "refers to a row of documents")]
    [InlineData("PRAGMA foreign_keys = OFF; INSERT INTO failures VALUES (99, 'x', 0, 'r')", "a row of failures")]
    [InlineData("PRAGMA foreign_keys = OFF; INSERT INTO source_documents VALUES (99, '/a', 'x')", "a row of source_documents")]
    [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM generations", "no live generation")]
    [InlineData("UPDATE collections SET live_generation = NULL", "no live generation")]
    [InlineData("UPDATE document_words_data SET block = zeroblob(length(block)) WHERE id > 10", "made anew from the texts")]
    [InlineData("UPDATE chunk_terms_1_data SET block = zeroblob(length(block)) WHERE id > 10", "made anew from the texts")]
    [InlineData("DELETE FROM document_words_config", "made anew from the texts")]
    [InlineData("DELETE FROM chunk_terms_1_config", "made anew from the texts")]
    public async Task Damage_is_found_and_repaired(string damage, string problem)
    {
        Damage(damage);

        var found = (await _scene.RunAsync("verify")).Exits(ExitCodes.Incomplete);
        Assert.Contains(problem, found.Out, StringComparison.Ordinal);
        (await _scene.RunAsync("verify", "--repair")).Exits(ExitCodes.Success);

        (await _scene.RunAsync("verify")).Exits(ExitCodes.Success);
        await AssertCompleteAsync(_scene.Data);
    }

    [Theory]
    [InlineData("UPDATE documents SET characters = 1 WHERE id = 1", "characters")]
    [InlineData("UPDATE documents SET key = 'x' WHERE id = 1", "citation key")]
    [InlineData("UPDATE documents SET revision = 99 WHERE id = 1", "revision")]
    [InlineData("UPDATE documents SET content_hash = x'00' WHERE id = 1", "content hash")]
    [InlineData("UPDATE documents SET text = replace(text, 'The', 'One') WHERE id = 1", "another text than was written")]
    [InlineData("UPDATE documents SET structure = '{' WHERE id = 1", "structure")]
    [InlineData("UPDATE documents SET structure = 'null' WHERE id = 1", "structure")]
    [InlineData("UPDATE documents SET metadata = '{' WHERE id = 1", "metadata")]
    [InlineData("UPDATE documents SET metadata = 'null' WHERE id = 1", "metadata")]
    [InlineData("UPDATE documents SET facts = '[]' WHERE id = 1", "facts")]
    [InlineData(Source + "UPDATE sources SET include = '{}'", "patterns")]
    [InlineData(Source + "UPDATE sources SET web = '[]'", "settings of the web")]
    [InlineData("PRAGMA foreign_keys = OFF; UPDATE documents SET collection = 99 WHERE id = 1", "a row of collections that is not there: restore a backup")]
    public async Task Damage_that_cannot_be_repaired_is_told_of(string damage, string problem)
    {
        Damage(damage);

        var found = (await _scene.RunAsync("verify")).Exits(ExitCodes.Incomplete);

        Assert.Contains(problem, found.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ran_when_a_backup_was_made_is_interrupted_where_it_is_restored()
    {
        Damage(
            "INSERT INTO leases VALUES ('default', 't', 'h', 1, 1, 9999999999999); "
            + "INSERT INTO jobs VALUES ('running', 'default', 'sync', 'Running', '{}', '{}', NULL, 0, 1, 1, NULL); "
            + "INSERT INTO jobs VALUES ('queued', 'default', 'sync', 'Queued', '{}', '{}', NULL, 0, 1, NULL, NULL)");
        (await _scene.RunAsync("backup", _scene.At("backup.zip"))).Exits(ExitCodes.Success);
        var restored = _scene.At("restored");
        (await _scene.RunExactlyAsync(Cancel, "restore", _scene.At("backup.zip"), "--data", restored)).Exits(ExitCodes.Success);

        var jobs = (await _scene.RunExactlyAsync(Cancel, "jobs", "list", "--json", "--data", restored)).Exits(ExitCodes.Success).Json
            .EnumerateArray().ToDictionary(job => job.GetProperty("id").GetString()!);
        Assert.Equal("failed", jobs["running"].GetProperty("state").GetString());
        Assert.StartsWith("interrupted", jobs["running"].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("queued", jobs["queued"].GetProperty("state").GetString());
        (await _scene.RunExactlyAsync(Cancel, "verify", "--data", restored)).Exits(ExitCodes.Success);
        _scene.Write("docs/new.txt", "The summit.");
        (await _scene.RunExactlyAsync(Cancel, "index", _scene.At("docs"), "--data", restored)).Exits(ExitCodes.Success);
    }

    [Fact]
    public async Task A_backup_is_restored_to_the_same_answers()
    {
        (await _scene.RunAsync("backup", _scene.At("backup.zip"))).Exits(ExitCodes.Success);

        var restored = _scene.At("restored");
        (await _scene.RunExactlyAsync(Cancel, "restore", _scene.At("backup.zip"), "--data", restored)).Exits(ExitCodes.Success);

        await AssertCompleteAsync(restored);
        (await _scene.RunExactlyAsync(Cancel, "verify", "--data", restored)).Exits(ExitCodes.Success);
    }

    [Fact]
    public async Task A_backup_overwrites_no_file_and_no_index_unless_it_is_forced_to()
    {
        var backup = _scene.At("backup.zip");
        (await _scene.RunAsync("backup", backup)).Exits(ExitCodes.Success);
        Assert.Contains("there already", (await _scene.RunAsync("backup", backup)).Exits(ExitCodes.Failed).Message, StringComparison.Ordinal);
        Assert.Contains("--force", (await _scene.RunAsync("restore", backup)).Exits(ExitCodes.Failed).Message, StringComparison.Ordinal);

        (await _scene.RunAsync("delete", "docs/grain.txt")).Exits(ExitCodes.Success);
        (await _scene.RunAsync("restore", backup, "--force")).Exits(ExitCodes.Success);

        await AssertCompleteAsync(_scene.Data);
    }

    [Fact]
    public async Task A_backup_touches_no_file_beside_it_and_leaves_none()
    {
        string[] beside = [_scene.Write("kept/backup.zip.index", "mine"), _scene.Write("kept/backup.zip.partial", "mine")];

        (await _scene.RunAsync("backup", _scene.At("kept/backup.zip"))).Exits(ExitCodes.Success);

        Assert.All(beside, path => Assert.Equal("mine", File.ReadAllText(path)));
        Assert.Equal(3, Directory.GetFiles(_scene.At("kept")).Length);
    }

    [Theory]
    [InlineData("nowhere/backup.zip", "the folder '{0}' is not there; make it, or name another place")]
    [InlineData("docs/grain.txt/backup.zip", "'{0}' is a file and no folder; name another place")]
    public async Task A_place_where_no_backup_can_be_written_is_named_and_not_the_index(string place, string reason)
    {
        var refused = (await _scene.RunAsync("backup", _scene.At(place))).Exits(ExitCodes.Failed);

        var said = string.Format(CultureInfo.InvariantCulture, reason, Path.GetDirectoryName(_scene.At(place)));
        Assert.EndsWith($"'{_scene.At(place)}' cannot be written: {said}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_that_cannot_be_read_is_named_and_not_the_data_folder()
    {
        var refused = await _scene.RunAsync("restore", _scene.At("docs"), "--force");

        Assert.NotEqual(ExitCodes.Success, refused.ExitCode);
        Assert.Contains($"the backup '{_scene.At("docs")}' cannot be read", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_scene.Data, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_named_where_a_backup_cannot_be_restored_into_it()
    {
        (await _scene.RunAsync("backup", _scene.At("backup.zip"))).Exits(ExitCodes.Success);
        var file = _scene.At("docs/grain.txt");

        var refused = await _scene.RunExactlyAsync(Cancel, "restore", _scene.At("backup.zip"), "--data", file);

        Assert.EndsWith($"'{file}' is a file and no folder; name another place", refused.Exits(ExitCodes.Failed).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_that_is_open_is_not_overwritten()
    {
        (await _scene.RunAsync("backup", _scene.At("backup.zip"))).Exits(ExitCodes.Success);
        using var other = Open();
        using var reading = other.CreateCommand();
        reading.CommandText = "SELECT count(*) FROM documents";
        reading.ExecuteScalar();

        var refused = (await _scene.RunAsync("restore", _scene.At("backup.zip"), "--force")).Exits(ExitCodes.Failed);

        Assert.Contains("open in another process", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_the_index_stays()
    {
        var backup = _scene.At("backup.zip");
        (await _scene.RunAsync("backup", backup)).Exits(ExitCodes.Success);
        var bytes = await File.ReadAllBytesAsync(backup, Cancel);
        bytes[bytes.Length / 2] ^= 0xFF;
        await File.WriteAllBytesAsync(backup, bytes, Cancel);

        Assert.NotEqual(ExitCodes.Success, (await _scene.RunAsync("restore", backup, "--force")).ExitCode);
        Assert.NotEqual(ExitCodes.Success, (await _scene.RunAsync("restore", _scene.At("none.zip"), "--force")).ExitCode);

        await AssertCompleteAsync(_scene.Data);
        Assert.Equal([_scene.Data + "/index.db"], Directory.GetFiles(_scene.Data));
    }

    [Fact]
    public async Task Nothing_of_a_purged_document_is_left_in_the_files()
    {
        Assert.True(await IsInFilesAsync("zyzzyva"));

        (await _scene.RunAsync("delete", "docs/secret.txt", "--purge")).Exits(ExitCodes.Success);

        Assert.False(await IsInFilesAsync("zyzzyva"));
        (await _scene.RunAsync("verify")).Exits(ExitCodes.Success);
        Assert.Equal(2, (await _scene.RunAsync("status", "--json")).Json[0].GetProperty("documents").GetInt32());
    }

    [Fact]
    public async Task Compacting_loses_nothing()
    {
        (await _scene.RunAsync("compact")).Exits(ExitCodes.Success);

        (await _scene.RunAsync("verify")).Exits(ExitCodes.Success);
        await AssertCompleteAsync(_scene.Data);
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task AssertCompleteAsync(string data)
    {
        foreach (var (question, document) in new[] { ("grain export", "docs/grain.txt"), ("border", "docs/border.txt"), ("embargo", "docs/secret.txt") })
        {
            foreach (var mode in new[] { "dense", "lexical" })
            {
                var run = await _scene.RunExactlyAsync(Cancel, "search", question, "--mode", mode, "--json", "--data", data);
                var found = run.Exits(ExitCodes.Success).Json.GetProperty("passages").EnumerateArray().Select(p => p.GetProperty("documentId").GetString());
                Assert.Contains(document, found);
            }
        }
        (await _scene.RunExactlyAsync(Cancel, "quote", "The export of grain. A summit of the border treaty", "--data", data)).Exits(ExitCodes.Success);
    }

    async Task<bool> IsInFilesAsync(string word)
    {
        foreach (var path in Directory.GetFiles(_scene.Data))
            if (Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path, Cancel)).Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    void Damage(string statements)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_scene.Data}/index.db;Pooling=False");
        connection.Open();
        return connection;
    }
}
