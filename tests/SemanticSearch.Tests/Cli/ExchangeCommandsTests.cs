using System.Globalization;
using SemanticSearch.Cli;
using SemanticSearch.QdrantStub;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Cli;

public sealed class ExchangeCommandsTests : IDisposable
{
    readonly CliScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task What_is_exported_to_a_file_or_a_pipe_is_imported_again()
    {
        _scene.Write("docs/grain.txt", "The export of grain.");
        _scene.Write("docs/border.txt", "The border of the treaty.");
        await _scene.IndexAsync(_scene.At("docs"), "--collection", "briefs");

        (await _scene.RunAsync("export", "--collection", "briefs", "--vectors", "--output", _scene.At("briefs.jsonl"))).Exits(ExitCodes.Success);
        var piped = (await _scene.RunAsync("export", "--collection", "briefs")).Exits(ExitCodes.Success);
        Assert.Equal(3, piped.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("2 documents exported", piped.Error, StringComparison.Ordinal);

        var other = _scene.At("other");
        var file = await _scene.RunExactlyAsync(TestContext.Current.CancellationToken, "import", _scene.At("briefs.jsonl"), "--data", other);
        Assert.Equal(
            "2 documents into 'briefs': 2 added, 0 replaced, 0 unchanged, 0 failed", file.Exits(ExitCodes.Success).Out.Split('\n')[0]);
        Assert.StartsWith("2 chunks, 2 with vectors of the file", file.Out.Split('\n')[1], StringComparison.Ordinal);
        _scene.Input = piped.Out;
        var pipe = await _scene.RunExactlyAsync(TestContext.Current.CancellationToken, "import", "-", "--data", other, "--json");
        Assert.Equal(2, pipe.Exits(ExitCodes.Success).Json.GetProperty("progress").GetProperty("unchanged").GetInt32());
    }

    [Fact]
    public async Task An_index_is_copied_into_Qdrant_and_back_with_its_vectors_and_sources()
    {
        await using var stub = await StubQdrant.StartAsync();
        _scene.Write("docs/grain.txt", "The export of grain.");
        _scene.Write("docs/border.txt", "The border of the treaty.");
        (await _scene.RunAsync("sources", "add", _scene.At("docs"), "--collection", "briefs")).Exits(ExitCodes.Success);
        (await _scene.RunAsync("sync", "--collection", "briefs", "--model", _scene.Model)).Exits(ExitCodes.Success);
        var before = await SearchAsync(_scene.Data);

        var there = await CopyAsync(_scene.Data, stub.Grpc.ToString());
        var again = await CopyAsync(_scene.Data, stub.Grpc.ToString());
        var back = await CopyAsync(stub.Grpc.ToString(), _scene.At("back"));

        Assert.Equal("briefs: 2 documents copied, 0 there already, 1 source\n", there.Out);
        Assert.Equal("briefs: 0 documents copied, 2 there already, 1 source\n", again.Out);
        Assert.Equal("briefs: 2 documents copied, 0 there already, 1 source\n", back.Out);
        Assert.Equal(before, await SearchAsync(_scene.At("back")));
        var synced = await _scene.RunExactlyAsync(
            TestContext.Current.CancellationToken, "sync", "--collection", "briefs", "--data", _scene.At("back"), "--json");
        var progress = synced.Exits(ExitCodes.Success).Json.GetProperty("progress");
        Assert.All(new[] { "added", "replaced", "removed", "failed" }, change => Assert.Equal(0, progress.GetProperty(change).GetInt32()));
        Assert.Empty(stub.Engine.Violations);

        async Task<CliRun> CopyAsync(string from, string to) =>
            (await _scene.RunExactlyAsync(TestContext.Current.CancellationToken, "copy", "--from", from, "--to", to)).Exits(ExitCodes.Success);

        async Task<string> SearchAsync(string data) => (await _scene.RunExactlyAsync(
            TestContext.Current.CancellationToken, "search", "the border", "--collection", "briefs", "--data", data)).Exits(ExitCodes.Success).Out;
    }

    [Fact]
    public async Task An_export_replaces_its_file_and_touches_none_beside_it()
    {
        _scene.Write("docs/grain.txt", "The export of grain.");
        await _scene.IndexAsync(_scene.At("docs"));
        var file = _scene.Write("kept/briefs.jsonl", "an earlier export");
        var beside = _scene.Write("kept/briefs.jsonl.partial", "mine");

        (await _scene.RunAsync("export", "--output", file)).Exits(ExitCodes.Success);
        (await _scene.RunAsync("export", "--collection", "none", "--output", file)).Exits(ExitCodes.Failed);

        Assert.Equal("mine", await File.ReadAllTextAsync(beside, TestContext.Current.CancellationToken));
        Assert.Contains("export of grain", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(_scene.At("kept")).Length);
    }

    [Theory]
    [InlineData("nowhere/briefs.jsonl", "the folder '{0}' is not there; make it, or name another place")]
    [InlineData("docs", "it is a folder; name a file")]
    public async Task A_place_where_no_export_can_be_written_is_named_with_what_to_do(string place, string reason)
    {
        await _scene.IndexAsync(_scene.Write("docs/grain.txt", "The export of grain."));

        var refused = (await _scene.RunAsync("export", "--output", _scene.At(place))).Exits(ExitCodes.Failed);

        var said = string.Format(CultureInfo.InvariantCulture, reason, Path.GetDirectoryName(_scene.At(place)));
        Assert.EndsWith($"'{_scene.At(place)}' cannot be written: {said}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_no_export_is_an_error_in_one_line()
    {
        Assert.Contains(
            "cannot be opened", (await _scene.RunAsync("import", _scene.At("none"))).Exits(ExitCodes.Failed).Message, StringComparison.Ordinal);
        Assert.Contains(
            "no export of documents",
            (await _scene.RunAsync("import", _scene.Write("x.jsonl", "{}"))).Exits(ExitCodes.Usage).Message,
            StringComparison.Ordinal);
        (await _scene.RunAsync("export")).Exits(ExitCodes.Failed);
    }
}
