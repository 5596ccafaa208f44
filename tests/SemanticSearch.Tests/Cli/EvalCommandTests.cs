using SemanticSearch.Cli;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Cli;

public sealed class EvalCommandTests : IDisposable
{
    readonly CliScene _scene = new();

    public void Dispose() => _scene.Dispose();

    // By word counts, "treaty" is nearer to c (2 of its 3 words) than to a/1 % (1 of 2), so the relevant document is second.
    [Fact]
    public async Task Rankings_of_documents_are_measured_against_the_judgements()
    {
        WriteSet();

        var run = (await EvalAsync("judged", "--mode", "dense", "--json")).Exits(ExitCodes.Success);

        var result = run.Json;
        Assert.Equal(
            ["dataset", "model", "mode", "setting", "ndcg@10", "recall@5", "recall@10", "recall@100", "mrr@10", "queries", "passedOver",
                "documents", "chunks", "seconds"],
            result.EnumerateObject().Select(property => property.Name));
        Assert.Equal("judged", result.GetProperty("dataset").GetString());
        Assert.Equal("tiny", result.GetProperty("model").GetString());
        Assert.Equal("dense", result.GetProperty("mode").GetString());
        Assert.Equal((1 / Math.Log2(3) + 1) / 2, result.GetProperty("ndcg@10").GetDouble(), 12);
        Assert.Equal(1, result.GetProperty("recall@100").GetDouble());
        Assert.Equal(0.75, result.GetProperty("mrr@10").GetDouble());
        Assert.Equal(2, result.GetProperty("queries").GetInt32());
        Assert.Equal(3, result.GetProperty("documents").GetInt64());
        Assert.Equal(3, result.GetProperty("chunks").GetInt64());
        Assert.Equal("1 document without text passed over", run.Message);
    }

    [Fact]
    public async Task A_person_gets_a_table_of_all_modes_and_the_data_folder_is_left_alone()
    {
        WriteSet();

        var run = (await EvalAsync("judged")).Exits(ExitCodes.Success);

        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("DATASET  MODEL  SETTING  NDCG@10  RECALL@5  RECALL@10  RECALL@100  MRR@10", lines[0], StringComparison.Ordinal);
        Assert.Equal(["hybrid", "dense", "lexical"], lines[1..].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2]));
        Assert.StartsWith("judged   tiny   dense     0.8155", lines[2], StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scene.Data));
    }

    [Fact]
    public async Task Smaller_chunks_are_counted()
    {
        WriteSet();
        var text = string.Concat(Enumerable.Repeat("The treaty of the border. ", 5));
        _scene.Write("judged/corpus.jsonl", $$"""{"_id": "a/1 %", "text": "{{text}}"}""");

        var run = await _scene.RunAsync("eval", _scene.At("judged"), "--model", _scene.Model, "--chunk-tokens", "16", "--mode", "dense", "--json");

        Assert.True(run.Exits(ExitCodes.Success).Json.GetProperty("chunks").GetInt64() > 1);
    }

    [Fact]
    public async Task A_folder_that_is_no_judged_set_is_told()
    {
        var run = await _scene.RunAsync("eval", _scene.At("nowhere"), "--model", _scene.Model);

        Assert.Contains("qrels/test.tsv", run.Exits(ExitCodes.Usage).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name a judged set", "--json")]
    [InlineData("go together", "judged", "--out", "x")]
    [InlineData("leave PATH out", "judged", "--make", "3", "--out", "x")]
    [InlineData("needed twice", "judged", "--compare", "mode=dense")]
    [InlineData("do not go together", "judged", "--mode", "dense", "--ablation")]
    [InlineData("leave --corpus and --model out", "judged", "--collection", "c", "--corpus", "x")]
    [InlineData("there is no setting 'weight'", "judged", "--set", "weight=1")]
    [InlineData("no value of diversity", "judged", "--set", "diversity=much")]
    [InlineData("no value of mode", "judged", "--compare", "mode=dense", "--compare", "mode=1")]
    [InlineData("its folder is not there", "judged", "--report", "nowhere/at/all.md")]
    [InlineData("not a setting", "judged", "--set", "dense")]
    public async Task Command_lines_that_make_no_sense_are_told(string expected, params string[] args)
    {
        WriteSet();

        var run = await _scene.RunAsync(["eval", .. args.Select(arg => arg == "judged" ? _scene.At(arg) : arg)]);

        Assert.Contains(expected, run.Exits(ExitCodes.Usage).Message, StringComparison.Ordinal);
    }

    Task<CliRun> EvalAsync(string set, params string[] args) =>
        _scene.RunAsync(["eval", _scene.At(set), "--model", _scene.Model, .. args]);

    void WriteSet()
    {
        _scene.Write(
            "judged/corpus.jsonl",
            """
            {"_id": "a/1 %", "title": "Borders", "text": "treaty border"}
            {"_id": "b", "title": "", "text": "grain export"}
            {"_id": "c", "title": "Both", "text": "treaty treaty grain"}
            {"_id": "d", "title": "Nothing", "text": " "}
            """);
        _scene.Write(
            "judged/queries.jsonl",
            """
            {"_id": "q1", "text": "treaty"}
            {"_id": "q2", "text": "grain export"}
            """);
        _scene.Write("judged/qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\ta/1 %\t1\nq2\tb\t2\nq2\tc\t1\n");
    }
}
