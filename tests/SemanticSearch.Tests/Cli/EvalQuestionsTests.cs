using System.Text.Json;
using SemanticSearch.Cli;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Cli;

public sealed class EvalQuestionsTests : IDisposable
{
    readonly CliScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Answers_are_looked_for_in_passages_and_their_context()
    {
        WriteQuestions();

        var run = await EvalAsync("--mode", "dense", "--json");

        var result = run.Exits(ExitCodes.Success).Json;
        Assert.Equal("questions", result.GetProperty("dataset").GetString());
        Assert.Equal(2, result.GetProperty("documents").GetInt32());
        Assert.Equal(1, result.GetProperty("hit@5").GetDouble());
        Assert.Equal(1, result.GetProperty("mrr@10").GetDouble());
    }

    [Fact]
    public async Task An_answer_that_is_not_in_its_document_is_told_and_counted()
    {
        WriteQuestions("""{"id": "lost", "question": "embargo", "document": "a.txt", "answer": "The embargo."}""");

        var run = (await EvalAsync("--mode", "dense", "--json")).Exits(ExitCodes.Incomplete);

        Assert.Equal("1 question passed over, the answer is not in the document: lost", run.Message);
        Assert.Equal((2, 1), (run.Json.GetProperty("queries").GetInt32(), run.Json.GetProperty("passedOver").GetInt32()));
    }

    [Fact]
    public async Task A_document_that_is_not_there_is_told()
    {
        WriteQuestions("""{"id": "lost", "question": "embargo", "document": "c.txt", "answer": "The embargo."}""");

        Assert.StartsWith("'c.txt', the document of question 'lost', is not among the 2", (await EvalAsync()).Exits(ExitCodes.Usage).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_that_is_there_is_measured_as_it_is()
    {
        WriteQuestions();
        await _scene.IndexAsync(_scene.At("texts"), "--collection", "mine");

        var run = await _scene.RunAsync("eval", _scene.At("texts/questions.jsonl"), "--collection", "mine", "--mode", "dense", "--json");

        Assert.Equal(1, run.Exits(ExitCodes.Success).Json.GetProperty("hit@5").GetDouble());
        Assert.Equal("tiny", run.Json.GetProperty("model").GetString());
        (await _scene.RunAsync("eval", _scene.At("texts/questions.jsonl"), "--collection", "none")).Exits(ExitCodes.Failed);
    }

    [Fact]
    public async Task Each_query_is_told_on_a_line_of_its_own()
    {
        WriteQuestions();

        (await EvalAsync("--mode", "dense", "--per-query", _scene.At("queries.jsonl"))).Exits(ExitCodes.Success);

        var lines = File.ReadAllLines(_scene.At("queries.jsonl")).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal(["1", "2"], lines.Select(line => line.GetProperty("id").GetString()));
        Assert.Equal("treaty border", lines[0].GetProperty("text").GetString());
        Assert.Equal("texts/a.txt", lines[0].GetProperty("ranking")[0].GetString());
        Assert.Equal(1, lines[0].GetProperty("firstRelevant").GetInt32());
        Assert.Equal(1, lines[0].GetProperty("answerRank").GetInt32());
        Assert.Equal(1, lines[0].GetProperty("hit@1").GetDouble());
    }

    [Fact]
    public async Task Settings_are_compared_query_by_query_and_the_same_way_each_time()
    {
        WriteQuestions();
        string[] args = ["--compare", "mode=dense", "--compare", "mode=dense passagesPerDocument=1", "--json"];

        var first = (await EvalAsync([.. args, "--report", _scene.At("report.md")])).Exits(ExitCodes.Success);
        var report = File.ReadAllText(_scene.At("report.md"));
        await EvalAsync([.. args, "--report", _scene.At("report.md")]);

        var lines = first.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal(["mode=dense", "mode=dense passagesPerDocument=1"], lines.Take(2).Select(line => line.GetProperty("setting").GetString()));
        Assert.Equal(8, lines.Count - 2);
        Assert.All(lines[2..], line => Assert.Equal("mode=dense", line.GetProperty("baseline").GetString()));
        Assert.Equal(report, File.ReadAllText(_scene.At("report.md")));
        Assert.Contains("## Differences from mode=dense", report, StringComparison.Ordinal);
        Assert.Contains("| questions | tiny | mode=dense | 1.000 [1.000, 1.000] |", report, StringComparison.Ordinal);
        Assert.Contains("'mode=dense passagesPerDocument=1'", report, StringComparison.Ordinal);
        Assert.Contains("## Hardest queries of questions, tiny", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aids_are_switched_one_by_one_for_each_model_and_set()
    {
        WriteQuestions();
        var other = TinyModel.Write(_scene.At("other"), "treaty", "grain");
        var questions = _scene.At("texts/questions.jsonl");

        var run = await _scene.RunAsync(
            "eval", questions, questions, "--ablation", "--model", _scene.Model, "--model", other, "--report", _scene.At("ablation.md"));

        run.Exits(ExitCodes.Success);
        var report = File.ReadAllLines(_scene.At("ablation.md"));
        Assert.Equal(4, report.Count(line => line.Contains("| weights.document=0 | ndcg@10 |", StringComparison.Ordinal)));
        Assert.Equal(4, report.Count(line => line.Contains("| fusion=reciprocalRank | hit@5 |", StringComparison.Ordinal)));
        Assert.DoesNotContain(report, line => line.Contains("Hardest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_commands_take_one_model() =>
        Assert.Contains(
            "--model is given twice",
            (await _scene.RunAsync("status", "--model", "a", "--model", "b")).Exits(ExitCodes.Usage).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task Questions_are_made_of_a_collection_and_asked_at_once()
    {
        _scene.Write("texts/a.txt", "The border treaty ended the grain embargo between neighbouring northern harbour towns. So it was.");
        _scene.Write("texts/b.txt", "A summit about export quotas disappointed delegations from several eastern island states. Nothing else.");
        await _scene.IndexAsync(_scene.At("texts"));
        string[] make = ["eval", "--make", "5", "--out", _scene.At("made.jsonl")];

        var made = (await _scene.RunAsync(make)).Exits(ExitCodes.Success);
        var questions = File.ReadAllText(_scene.At("made.jsonl"));
        await _scene.RunAsync(make);

        Assert.Equal("only 2 sentences of collection 'default' can be asked for", made.Message);
        Assert.Equal(questions, File.ReadAllText(_scene.At("made.jsonl")));
        var run = await _scene.RunAsync("eval", _scene.At("made.jsonl"), "--collection", "default", "--mode", "dense", "--json");
        Assert.Equal(2, run.Exits(ExitCodes.Success).Json.GetProperty("queries").GetInt32());
        Assert.Equal(1, run.Json.GetProperty("hit@5").GetDouble());
    }

    [Fact]
    public async Task A_collection_without_sentences_to_ask_for_is_told()
    {
        await _scene.IndexAsync(_scene.Write("a.txt", "treaty"));

        var run = await _scene.RunAsync("eval", "--make", "5", "--out", _scene.At("made.jsonl"));

        Assert.Contains("has no sentence", run.Exits(ExitCodes.Usage).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_scene.At("made.jsonl")));
    }

    Task<CliRun> EvalAsync(params string[] args) =>
        _scene.RunAsync(["eval", _scene.At("texts/questions.jsonl"), "--model", _scene.Model, .. args]);

    void WriteQuestions(params string[] more)
    {
        _scene.Write("texts/a.txt", "The treaty of the border. The summit.");
        _scene.Write("texts/b.txt", "The export of grain. The embargo.");
        _scene.Write(
            "texts/questions.jsonl",
            string.Join('\n', [
                """{"question": "treaty border", "document": "a.txt", "answer": "the border. The summit"}""",
                """{"question": "grain export", "document": "b.txt", "answer": "The export of grain."}""",
                .. more,
            ]));
    }
}
