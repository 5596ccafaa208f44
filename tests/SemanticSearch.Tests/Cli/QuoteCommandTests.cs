using SemanticSearch.Cli;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Cli;

public sealed class QuoteCommandTests : IDisposable
{
    readonly CliScene _scene = new();

    public QuoteCommandTests() => _scene.Write(
        "briefs/grain.md",
        "# Grain\n\n## Exports\n\nThe summit met. The export of grain shall not exceed 40 shiploads a year.");

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_true_quotation_is_shown_with_the_documents_own_words()
    {
        await _scene.IndexAsync(_scene.At("briefs"));

        var run = (await _scene.RunAsync("quote", "the export of GRAIN shall not exceed 40 shiploads")).Exits(ExitCodes.Success);

        var lines = run.Out.Split('\n');
        Assert.StartsWith("repaired", lines[0], StringComparison.Ordinal);
        Assert.Contains("Grain  (case)", lines);
        Assert.Contains("    Exports", lines);
        Assert.Contains("    The export of grain shall not exceed 40 shiploads", lines);
        Assert.StartsWith("1 document in 'default', ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_altered_quotation_tells_its_words_and_fails()
    {
        await _scene.IndexAsync(_scene.At("briefs"));
        _scene.Input = "The export of grain shall exceed 50 shiploads a year.";

        var run = (await _scene.RunAsync("quote", "-")).Exits(ExitCodes.Incomplete);

        Assert.Contains("    - the quotation leaves out \"not\"  (critical: negation)", run.Out, StringComparison.Ordinal);
        Assert.Contains("    - the quotation has \"50\" for \"40\"  (critical: number)", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_or_elsewhere_fails()
    {
        await _scene.IndexAsync(_scene.At("briefs"));

        (await _scene.RunAsync("quote", "nobody ever said such a thing here")).Exits(ExitCodes.Incomplete);
        var elsewhere = await _scene.RunAsync("quote", "The export of grain", "--document", "memo.md", "--json");

        Assert.Equal("misattributed", elsewhere.Exits(ExitCodes.Incomplete).Json.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Too_short_a_quotation_is_a_wrong_command_line() =>
        Assert.Contains("at least 12", (await _scene.RunAsync("quote", "grain")).Exits(ExitCodes.Usage).Message, StringComparison.Ordinal);
}
