using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests;

public class SettingsProblemTests
{
    [Theory]
    [InlineData("ChunkTokens", "5", "SemanticSearch: The field ChunkTokens must be between 16 and 8192")]
    [InlineData("Threads", "many", "'many' at 'SemanticSearch:Threads'")]
    [InlineData("ModelSource", "not an address", "ModelSource")]
    public async Task A_wrong_setting_is_told_in_one_line(string setting, string value, string expected)
    {
        await using var library = new Library((setting, value));

        var failure = Record.Exception(() => library.Indexer);

        var problem = SettingsProblem.Of(Assert.IsType<Exception>(failure, exactMatch: false));
        Assert.NotNull(problem);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
    }

    [Fact]
    public async Task Weights_of_which_none_counts_are_refused()
    {
        await using var library = new Library(("Ranking:DenseWeight", "0"), ("Ranking:LexicalWeight", "0"), ("Ranking:DocumentWeight", "0"));

        var failure = Record.Exception(() => library.Searcher);

        Assert.Contains("DenseWeight", SettingsProblem.Of(Assert.IsType<Exception>(failure, exactMatch: false)), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_failures_are_not_mistaken_for_settings() =>
        Assert.Null(SettingsProblem.Of(new InvalidOperationException("something else")));
}
