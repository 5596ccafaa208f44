using System.Text.Json;
using SemanticSearch.Cli;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Cli;

public sealed class SearchOptionsTests : IDisposable
{
    const string France = """{"type":"eq","key":"country","value":"FRA"}""";

    readonly CliScene _scene = new();

    public SearchOptionsTests()
    {
        _scene.Write("briefs/paris.md", "---\ncountry: FRA\ndate: 1995-03-01\n---\n# Paris\n\nThe summit of the grain export.\n\n## Border\n\nThe treaty of the border.");
        _scene.Write("briefs/bonn.md", "---\ncountry: DEU\ndate: 1965-03-01\n---\n# Bonn\n\nThe summit of the grain export.");
    }

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_filter_is_given_as_json_or_as_a_file(bool isFile)
    {
        await IndexAsync();

        var answer = await SearchAsync("grain export", "--filter", isFile ? $"@{_scene.Write("france.json", France)}" : France);

        Assert.All(answer.Passages, passage => Assert.Equal("briefs/paris.md", passage.DocumentId));
        Assert.Equal(1, answer.Coverage.Documents);
    }

    [Theory]
    [InlineData("{", "'filter' is not the JSON of a filter")]
    [InlineData("{\"type\":\"eq\",\"key\":\"colour\",\"value\":\"red\"}", "colour")]
    [InlineData("@nowhere.json", "the file of --filter cannot be read")]
    public async Task A_filter_that_cannot_be_read_is_told(string filter, string told)
    {
        await IndexAsync();

        var run = await _scene.RunAsync("search", "grain", "--filter", filter);

        Assert.Contains(told, run.Exits(ExitCodes.Usage).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_meant_so_is_ignored_by_the_id_that_is_shown()
    {
        await IndexAsync();

        var understood = (await _scene.RunAsync("search", "grain export of France")).Exits(ExitCodes.Success);
        var ignored = await SearchAsync("grain export of France", "--ignored", "FRA");

        Assert.Contains("France = France (FRA)", understood.Error, StringComparison.Ordinal);
        Assert.Empty(ignored.Interpretation.Parts);
    }

    [Fact]
    public async Task Passages_of_a_document_are_limited_and_brought_together()
    {
        await IndexAsync();

        var answer = await SearchAsync("the summit treaty", "--mode", "dense", "--group", "--passages-per-document", "1", "--relevance", "none");

        Assert.Equal(2, answer.Groups.Count);
        Assert.All(answer.Groups, group => Assert.Single(group.Ranks));
    }

    [Fact]
    public async Task Fields_of_the_search_are_set_by_their_names_and_win_over_options()
    {
        await IndexAsync();

        var answer = await SearchAsync(
            "grain export",
            "--mode", "dense", "--set", "mode=hybrid", "--set", "weights.dense=0", "--set", "recency.origin=1965-03-01", "--set", "recency.weight=1",
            "--set", "highlight=false", "--set", "understand=off", "--explain");

        Assert.Equal(SearchMode.Hybrid, answer.Mode);
        Assert.Equal("briefs/bonn.md", answer.Passages[0].DocumentId);
        Assert.Contains(answer.Passages.SelectMany(passage => passage.Explanation!.Adjustments), one => one.Reason == "recency");
        Assert.All(answer.Passages, passage => Assert.Empty(passage.Highlights));
    }

    [Theory]
    [InlineData("weights.dense=many", "'many' is no value of weights.dense")]
    [InlineData("recency.origin=1965", "'1965' is no value of recency.origin")]
    [InlineData("colour=red", "there is no setting 'colour'")]
    [InlineData("weights.dense=101", "'weights' must each be 0 to 100")]
    public async Task A_field_that_is_not_there_or_has_no_such_value_is_told(string assignment, string told)
    {
        var run = await _scene.RunAsync("search", "grain", "--set", assignment);

        Assert.StartsWith(told, run.Exits(ExitCodes.Usage).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--mode", "hybrid", "lexical")]
    [InlineData("--understand", "boost", "off")]
    [InlineData("--relevance", "none", "strong")]
    [InlineData("--unit", "sentences", "page")]
    public async Task A_choice_takes_its_names_alone_and_says_them(string option, string first, string last)
    {
        var number = await _scene.RunAsync("search", "grain", option, "1");
        var help = await _scene.RunAsync("search", "--help");

        Assert.Contains($"'{first}'", number.Exits(ExitCodes.Usage).Message, StringComparison.Ordinal);
        Assert.Contains($"'{last}'", number.Message, StringComparison.Ordinal);
        Assert.Matches($"{option} <{first}[a-z|]*{last}>", help.Out);
    }

    [Fact]
    public async Task Context_is_counted_in_the_unit_that_is_asked_for()
    {
        await IndexAsync();

        var answer = await SearchAsync("treaty border", "--limit", "1", "--context", "8000", "--unit", "chars");
        var tooMany = await _scene.RunAsync("search", "treaty", "--context", "11", "--unit", "page");

        Assert.Contains("The summit of the grain export.", answer.Passages[0].ContextBefore.Text, StringComparison.Ordinal);
        Assert.Contains("must be 0 to 10", tooMany.Exits(ExitCodes.Usage).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_tells_where_the_time_went()
    {
        await IndexAsync();

        var run = (await _scene.RunAsync("search", "grain export", "--explain")).Exits(ExitCodes.Success);

        Assert.Matches(@"Milliseconds: understand \d+\.\d, embed \d+\.\d, retrieve", run.Error);
        Assert.Contains("words #1", run.Out, StringComparison.Ordinal);
    }

    Task<CliRun> IndexAsync() => _scene.IndexAsync(_scene.At("briefs"));

    async Task<SearchResponse> SearchAsync(params IReadOnlyList<string> args) =>
        JsonSerializer.Deserialize<SearchResponse>(
            (await _scene.RunAsync(["search", .. args, "--json"])).Exits(ExitCodes.Success).Out, JsonSerializerOptions.Web)!;
}
