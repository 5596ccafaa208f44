using SemanticSearch.Cli;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Cli;

public sealed class IndexCommandTests : IDisposable
{
    readonly CliScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Documents_are_found_listed_and_deleted_again()
    {
        _scene.Write("briefs/border.txt", "The treaty of the border.");
        _scene.Write("briefs/grain.md", "# Grain\n\nThe export of grain.");

        var index = await _scene.IndexAsync(_scene.At("briefs"));
        var search = (await _scene.RunAsync("search", "grain", "export", "--json")).Exits(ExitCodes.Success).Json;
        var status = (await _scene.RunAsync("status", "--json")).Exits(ExitCodes.Success).Json;
        var deleted = (await _scene.RunAsync("delete", "briefs/grain.md")).Exits(ExitCodes.Success);
        var after = (await _scene.RunAsync("search", "grain export", "--json")).Exits(ExitCodes.Success).Json;

        Assert.StartsWith("2 documents: 2 added, 0 replaced, 0 unchanged, 0 failed\n2 chunks, ", index.Out, StringComparison.Ordinal);
        Assert.Equal("briefs/grain.md", search.GetProperty("passages")[0].GetProperty("documentId").GetString());
        Assert.Equal(2, status[0].GetProperty("documents").GetInt64());
        Assert.Equal(160, status[0].GetProperty("chunkTokens").GetInt32());
        Assert.True(status[0].GetProperty("chunkContext").GetBoolean());
        Assert.Equal("deleted briefs/grain.md\n", deleted.Out);
        Assert.Equal(1, after.GetProperty("scope").GetProperty("documents").GetInt64());
    }

    [Fact]
    public async Task Settings_are_given_from_elsewhere_and_a_mistake_in_them_is_a_wrong_command_line()
    {
        _scene.Write("briefs/FRA_1990.txt", "The treaty of the border.");
        _scene.Write("good.yaml", "file-name: \"{country}_{year:int}\"\ntitle: \"{country:name} in {year}\"");
        _scene.Write("bad.yaml", "file-name: \"{country}\"\ntitel: x");

        await _scene.IndexAsync(_scene.At("briefs"), "--settings", _scene.At("good.yaml"));
        var search = (await _scene.RunAsync("search", "border", "--json")).Exits(ExitCodes.Success).Json;
        var wrong = (await _scene.RunAsync("index", _scene.At("briefs"), "--settings", _scene.At("bad.yaml"))).Exits(ExitCodes.Usage);

        Assert.Equal("France in 1990", search.GetProperty("passages")[0].GetProperty("title").GetString());
        Assert.Contains("line 2: 'titel' is not a key of the settings; allowed are file-name", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_not_changed_is_passed_over_and_what_has_is_replaced()
    {
        _scene.Write("briefs/border.txt", "The treaty of the border.");
        _scene.Write("briefs/grain.txt", "The export of grain.");
        await _scene.IndexAsync(_scene.At("briefs"));
        _scene.Write("briefs/grain.txt", "The grain embargo.");

        var again = (await _scene.RunAsync("index", _scene.At("briefs"), "--json")).Exits(ExitCodes.Success).Json;

        Assert.Equal(0, again.GetProperty("added").GetInt32());
        Assert.Equal(1, again.GetProperty("replaced").GetInt32());
        Assert.Equal(1, again.GetProperty("unchanged").GetInt32());
    }

    [Fact]
    public async Task Chunk_options_make_the_collection_and_may_not_contradict_it()
    {
        _scene.Write("briefs/border.txt", "The treaty of the border.");
        await _scene.IndexAsync(_scene.At("briefs"), "--chunk-tokens", "32", "--chunk-overlap", "0", "--chunk-context", "true");

        var status = await _scene.RunAsync("status");
        var other = await _scene.RunAsync("index", _scene.At("briefs"), "--chunk-tokens", "48");
        var same = await _scene.RunAsync("index", _scene.At("briefs"), "--chunk-context", "true");

        Assert.Contains("32 tokens, overlap 0, with context", status.Out, StringComparison.Ordinal);
        Assert.NotEqual(ExitCodes.Success, other.ExitCode);
        Assert.Contains("chunks of 32 tokens", other.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, same.ExitCode);
    }

    [Fact]
    public async Task The_summary_counts_documents_chunks_and_tokens()
    {
        _scene.Write("briefs/border.txt", "treaty border");
        _scene.Write("briefs/grain.txt", "grain export grain");

        var summary = (await _scene.IndexAsync(_scene.At("briefs"), "--json", "--collection", "memos")).Json;

        Assert.Equal("memos", summary.GetProperty("collection").GetString());
        Assert.Equal(2, summary.GetProperty("added").GetInt32());
        Assert.Equal(2, summary.GetProperty("chunks").GetInt64());
        Assert.Equal(5, summary.GetProperty("tokens").GetInt64());
        Assert.Empty(summary.GetProperty("failures").EnumerateArray());
        Assert.True(summary.GetProperty("tokensPerSecond").GetDouble() > 0);
    }

    [Fact]
    public async Task A_document_that_fails_is_told_and_the_others_are_indexed()
    {
        _scene.Write("briefs/empty.txt", "  \n");
        _scene.Write("briefs/grain.txt", "The export of grain.");

        var run = await _scene.RunAsync("index", _scene.At("briefs"), "--model", _scene.Model, "--json");

        var failure = Assert.Single(run.Exits(ExitCodes.Incomplete).Json.GetProperty("failures").EnumerateArray());
        Assert.Equal("briefs/empty.txt", failure.GetProperty("id").GetString());
        Assert.Equal(failure.GetProperty("error").GetString(), run.Message);
        Assert.Equal(1, run.Json.GetProperty("added").GetInt32());
    }

    [Fact]
    public async Task A_run_that_is_cancelled_prints_what_was_done()
    {
        _scene.Write("briefs/a.txt", "  \n");
        _scene.Write("briefs/b.txt", "The export of grain.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _scene.OnError = stop.Cancel;

        var run = await _scene.RunAsync(stop.Token, "index", _scene.At("briefs"), "--model", _scene.Model);

        run.Exits(ExitCodes.Cancelled);
        Assert.StartsWith("1 document: 0 added, 0 replaced, 0 unchanged, 1 failed\n", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("semsearch: cancelled\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_comes_through_standard_input_under_the_id_given()
    {
        _scene.Input = "# Embargo\n\nThe grain embargo.";

        await _scene.IndexAsync("-", "--id", "memos/embargo.md");

        var passage = (await _scene.RunAsync("search", "embargo", "--json")).Json.GetProperty("passages")[0];
        Assert.Equal("memos/embargo.md", passage.GetProperty("documentId").GetString());
        Assert.Equal("Embargo", passage.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("give it with --id", "-")]
    [InlineData("leave --id out", "somewhere", "--id", "memo")]
    [InlineData("only once", "-", "-", "--id", "memo")]
    public async Task Standard_input_needs_one_id(string expected, params string[] args)
    {
        var run = await _scene.RunAsync(["index", .. args]);

        Assert.Contains(expected, run.Exits(ExitCodes.Usage).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_not_there_stops_the_run_before_it_begins()
    {
        var there = _scene.Write("grain.txt", "The export of grain.");

        var run = await _scene.RunAsync("index", there, _scene.At("nowhere"), "--model", _scene.Model);

        Assert.Contains("there is no such file or folder", run.Exits(ExitCodes.Failed).Message, StringComparison.Ordinal);
        Assert.Empty(run.Out);
        Assert.False(Directory.Exists(_scene.Data));
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_told()
    {
        var document = _scene.Write("grain.txt", "The export of grain.");

        var run = await _scene.RunAsync("index", document, "--model", "no-such-model");

        Assert.Contains("no-such-model", run.Exits(ExitCodes.Failed).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_model_than_the_collections_is_refused()
    {
        var document = _scene.Write("grain.txt", "The export of grain.");
        await _scene.IndexAsync(document);
        var other = TinyModel.Write(_scene.At("other"), "grain");

        var run = await _scene.RunAsync("index", document, "--model", other);

        Assert.Contains("is indexed with model", run.Exits(ExitCodes.Failed).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_documents_is_remarked_on()
    {
        _scene.Write("pictures/map.png", "not text");

        var run = await _scene.IndexAsync(_scene.At("pictures"));

        Assert.Contains("no document to index", run.Message, StringComparison.Ordinal);
        Assert.StartsWith("0 documents: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_drawn_on_a_terminal_and_not_among_the_results()
    {
        _scene.Write("briefs/grain.txt", "The export of grain.");
        _scene.Width = 100;

        var run = await _scene.IndexAsync(_scene.At("briefs"));

        Assert.Contains("1 document, 1 chunk", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("1 document: 1 added", run.Out, StringComparison.Ordinal);
    }
}
