using Microsoft.Data.Sqlite;
using SemanticSearch.Cli;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Cli;

/// <summary>Documents that are damaged or lost themselves, so that they have to be read again.</summary>
public sealed class RepairTests : IDisposable
{
    readonly CliScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_document_that_was_altered_is_read_again_by_the_next_sync()
    {
        await SyncAsync(("docs/grain.txt", "The export of grain."), ("docs/border.txt", "The border of the treaty."));
        Damage("UPDATE documents SET text = replace(text, 'grain', 'sugar')");

        var repair = (await _scene.RunAsync("verify", "--repair")).Exits(ExitCodes.Incomplete);
        Assert.Contains("has another text than was written; 'semsearch sync' reads it again", repair.Out, StringComparison.Ordinal);
        (await _scene.RunAsync("sync")).Exits(ExitCodes.Success);

        (await _scene.RunAsync("verify")).Exits(ExitCodes.Success);
        Assert.Equal("The export of grain.", Text("docs/grain.txt"));
    }

    [Fact]
    public async Task A_document_that_was_altered_and_has_no_source_is_read_again_when_it_is_indexed()
    {
        _scene.Write("docs/grain.txt", "The export of grain.");
        await _scene.IndexAsync(_scene.At("docs"));
        Damage("UPDATE documents SET metadata = '{'");

        (await _scene.RunAsync("verify", "--repair")).Exits(ExitCodes.Incomplete);
        await _scene.IndexAsync(_scene.At("docs"));

        (await _scene.RunAsync("verify")).Exits(ExitCodes.Success);
    }

    [Fact]
    public async Task A_document_that_is_lost_is_found_to_be_and_read_again_by_the_next_sync()
    {
        await SyncAsync(("docs/grain.txt", "The export of grain."), ("docs/border.txt", "The border of the treaty."));
        Damage("PRAGMA foreign_keys = OFF; DELETE FROM documents WHERE document_id = 'docs/grain.txt'");

        (await _scene.RunAsync("verify", "--repair")).Exits(ExitCodes.Success);
        (await _scene.RunAsync("sync")).Exits(ExitCodes.Success);

        (await _scene.RunAsync("verify")).Exits(ExitCodes.Success);
        Assert.Equal("The export of grain.", Text("docs/grain.txt"));
    }

    [Fact]
    public async Task A_document_that_is_lost_from_an_archive_of_which_another_failed_is_read_again_too()
    {
        _scene.Write("docs/border.txt", "The border of the treaty.");
        File.WriteAllBytes(_scene.At("docs/pack.zip"), Pack.Zip(("grain.txt", "The export of grain."), ("broken.pdf", "no PDF")));
        (await _scene.RunAsync("sources", "add", _scene.At("docs"))).Exits(ExitCodes.Success);
        (await _scene.RunAsync("sync")).Exits(ExitCodes.Incomplete);
        (await _scene.RunAsync("verify")).Exits(ExitCodes.Success);
        Damage("DELETE FROM documents");

        (await _scene.RunAsync("verify", "--repair")).Exits(ExitCodes.Success);
        await _scene.RunAsync("sync");

        (await _scene.RunAsync("verify")).Exits(ExitCodes.Success);
        Assert.Equal("The export of grain.", Text("docs/pack.zip/grain.txt"));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("search", "grain")]
    [InlineData("rebuild", "--chunk-tokens", "40")]
    public async Task A_collection_without_a_live_generation_is_no_empty_one(params string[] command)
    {
        await SyncAsync(("docs/grain.txt", "The export of grain."));
        Damage("UPDATE collections SET live_generation = NULL");

        var run = (await _scene.RunAsync(command)).Exits(ExitCodes.Failed);

        Assert.Contains("collection 'default' has no live generation: run 'semsearch verify --repair'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_index_can_be_backed_up_before_it_is_repaired()
    {
        await SyncAsync(("docs/grain.txt", "The export of grain."));
        Damage("UPDATE collections SET live_generation = NULL");

        (await _scene.RunAsync("backup", _scene.At("backup.zip"))).Exits(ExitCodes.Success);
    }

    [Fact]
    public async Task Of_several_generations_the_one_that_was_live_last_is_live_again()
    {
        await SyncAsync(("docs/grain.txt", "The export of grain."));
        (await _scene.RunAsync("rebuild", "--chunk-tokens", "40", "--swap", "auto")).Exits(ExitCodes.Success);
        Damage("PRAGMA foreign_keys = OFF; UPDATE collections SET live_generation = 99");

        (await _scene.RunAsync("verify", "--repair")).Exits(ExitCodes.Success);

        Assert.Equal(2L, Scalar("SELECT live_generation FROM collections"));
        (await _scene.RunAsync("search", "grain")).Exits(ExitCodes.Success);
    }

    async Task SyncAsync(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
            _scene.Write(name, text);
        (await _scene.RunAsync("sources", "add", _scene.At("docs"))).Exits(ExitCodes.Success);
        (await _scene.RunAsync("sync")).Exits(ExitCodes.Success);
    }

    void Damage(string statements) => Scalar(statements);

    string? Text(string id) => Scalar($"SELECT text FROM documents WHERE document_id = '{id}'") as string;

    object? Scalar(string statements)
    {
        using var connection = new SqliteConnection($"Data Source={_scene.Data}/index.db;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        return command.ExecuteScalar();
    }
}
