using Microsoft.Data.Sqlite;
using SemanticSearch.Cli;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Cli;

public sealed class ShownJobTests : IDisposable
{
    readonly CliScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task What_a_job_was_told_is_shown_as_all_else_is_and_stored_as_ever()
    {
        var file = _scene.Write("grain.txt", "The export of grain.");
        await _scene.IndexAsync(file);

        var job = (await _scene.RunAsync("jobs", "list", "--json")).Exits(ExitCodes.Success).Json[0];

        Assert.Equal(
            $$$"""{"files":["{{{file}}}"],"collection":{"model":"{{{_scene.Model}}}"}}""", job.GetProperty("parameters").GetRawText());
        Assert.Equal("default", job.GetProperty("collection").GetString());
        Assert.StartsWith($$"""{"Files":["{{file}}"],"Settings":null,"Collection":""", Stored(), StringComparison.Ordinal);
    }

    string Stored()
    {
        using var index = new SqliteConnection($"Data Source={_scene.Data}/index.db;Pooling=False");
        index.Open();
        using var command = index.CreateCommand();
        command.CommandText = "SELECT parameters FROM jobs";
        return (string)command.ExecuteScalar()!;
    }
}
