using System.Text.Json;
using SemanticSearch.Cli;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Cli;

public sealed class SearchCommandTests : IDisposable
{
    const string Escape = "\u001b";

    readonly CliScene _scene = new();

    public SearchCommandTests() => _scene.Write(
        "briefs/grain.md",
        "# Grain\n\n## Exports\n\nThe summit met. The export of grain. The treaty of the border.");

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_passage_is_shown_with_rank_score_title_headings_and_citation()
    {
        await _scene.IndexAsync(_scene.At("briefs"));

        var run = (await _scene.RunAsync("search", "grain export", "--limit", "1")).Exits(ExitCodes.Success);

        var lines = run.Out.Split('\n');
        var citation = (await SearchJsonAsync("grain export")).GetProperty("passages")[0].GetProperty("citation").GetString();
        Assert.Matches(@"^ 1  0\.\d{3}  Grain$", lines[0]);
        Assert.Equal("    Exports", lines[1]);
        Assert.Contains("    The summit met. The export of grain. The treaty of the border.", lines);
        Assert.Contains($"    briefs/grain.md  {citation}", lines);
        Assert.StartsWith("1 passage; 1 relevant chunk of 1 document among 1 chunk of 1 document in 'default'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_the_answer_of_the_library()
    {
        await _scene.IndexAsync(_scene.At("briefs"));

        var run = (await _scene.RunAsync("search", "grain — «export»", "--json")).Exits(ExitCodes.Success);

        var response = JsonSerializer.Deserialize<SearchResponse>(run.Out, JsonSerializerOptions.Web)!;
        Assert.Equal("grain — «export»", response.Query);
        Assert.Equal(SearchMode.Hybrid, response.Mode);
        Assert.Equal("tiny", response.Model);
        Assert.Equal(1, Assert.Single(response.Passages).Rank);
        Assert.Contains("grain — «export»", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task What_is_piped_has_no_escape_sequences_and_no_broken_lines()
    {
        var words = string.Join(' ', Enumerable.Repeat("grain export", 40));
        _scene.Write("briefs/long.txt", words);

        var index = await _scene.IndexAsync(_scene.At("briefs"));
        var search = await _scene.RunAsync("search", "grain", "--context", "2");
        var status = await _scene.RunAsync("status");
        var models = await _scene.RunAsync("models", "list");

        Assert.Contains(words, search.Out, StringComparison.Ordinal);
        foreach (var run in (CliRun[])[index, search, status, models])
        {
            Assert.DoesNotContain(Escape, run.Out + run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(" \n", run.Out, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_terminal_gets_lines_of_its_width_and_styles_unless_they_are_unwanted(bool isPlain)
    {
        _scene.Write("briefs/long.txt", string.Join(' ', Enumerable.Repeat("grain export", 40)));
        await _scene.IndexAsync(_scene.At("briefs"));
        _scene.Width = 60;
        _scene.IsPlain = isPlain;

        var run = await _scene.RunAsync("search", "grain", "--limit", "1");

        Assert.Equal(!isPlain, run.Out.Contains(Escape, StringComparison.Ordinal));
        var text = run.Out.Split('\n').Where(line => line.Contains("grain export", StringComparison.Ordinal)).ToList();
        Assert.True(text.Count > 5);
        Assert.All(text, line => Assert.True(line.Length <= 60));
    }

    [Fact]
    public async Task An_id_stays_whole_however_narrow_the_terminal_is()
    {
        var id = $"memos/{new string('m', 90)}.txt";
        _scene.Input = "The grain embargo.";
        await _scene.IndexAsync("-", "--id", id);
        _scene.Width = 60;

        var run = await _scene.RunAsync("search", "embargo");

        Assert.Contains(id, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collection_that_is_not_there_is_told_with_those_that_are()
    {
        await _scene.IndexAsync(_scene.At("briefs"));

        var run = await _scene.RunAsync("search", "grain", "--collection", "memos");

        Assert.Equal("there is no collection 'memos'; there are: 'default'", run.Exits(ExitCodes.Failed).Message);
    }

    [Theory]
    [InlineData("--limit", "0")]
    [InlineData("--limit", "1001")]
    [InlineData("--limit", "many")]
    [InlineData("--context", "21")]
    [InlineData("--mode", "psychic")]
    public async Task An_option_out_of_its_range_is_refused(string option, string value)
    {
        var run = await _scene.RunAsync("search", "grain", option, value);

        Assert.Contains(value, run.Exits(ExitCodes.Usage).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_option_is_not_taken_for_a_word_of_the_question()
    {
        var run = await _scene.RunAsync("search", "grain", "--lmit", "3");

        Assert.Contains("there is no option --lmit", run.Exits(ExitCodes.Usage).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_may_begin_like_an_option_or_a_file_of_arguments()
    {
        await _scene.IndexAsync(_scene.At("briefs"));

        var dashes = (await _scene.RunAsync("search", "--json", "--", "--grain")).Exits(ExitCodes.Success).Json;
        var at = await SearchJsonAsync("@grain");

        Assert.Equal("--grain", dashes.GetProperty("query").GetString());
        Assert.Equal("@grain", at.GetProperty("query").GetString());
    }

    async Task<JsonElement> SearchJsonAsync(string question) =>
        (await _scene.RunAsync("search", question, "--json")).Exits(ExitCodes.Success).Json;
}
