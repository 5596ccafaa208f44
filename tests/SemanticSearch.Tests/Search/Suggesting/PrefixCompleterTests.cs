using SemanticSearch.Search.Suggesting;
using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Search.Suggesting;

public sealed class PrefixCompleterTests
{
    static readonly PrefixCompleter Completer = new(NamedEntries.Of(new CollectionNames(
        [new("General Assembly, 11th session", 3), new("General Assembly, 12th session", 1), new("The French general", 7), new("Über Frieden", 2)],
        [new("Kofi Annan", 9), new("François Mitterrand", 2), new("Questioner", 40)],
        [new("FRA", 5), new("FJI", 4), new("MMR", 3), new("SUN", 2), new("ZZZ", 1)])));

    [Theory]
    [InlineData("gen", "General Assembly, 11th session|General Assembly, 12th session|The French general")]
    [InlineData("Gen Assem", "General Assembly, 11th session|General Assembly, 12th session")]
    [InlineData("gen 12 sess", "General Assembly, 12th session")]
    [InlineData("fr", "France|François Mitterrand|The French general|Über Frieden")]
    [InlineData("uber", "Über Frieden")]
    [InlineData("annan", "Kofi Annan")]
    [InlineData("BURM", "Myanmar")]
    [InlineData("soviet", "Soviet Union")]
    [InlineData("zz", "ZZZ")]
    [InlineData("nobody", "")]
    [InlineData("", "")]
    [InlineData("?!", "")]
    public void Beginnings_of_words_are_completed(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Completer.Complete(text, 10).Select(completion => completion.Text)));

    [Fact]
    public void A_completion_tells_what_it_is_and_what_a_filter_wants() =>
        Assert.Equal([new Completion("Fiji", CompletionKind.Country, 4, "FJI", 0)], Completer.Complete("fij", 10));

    [Fact]
    public void The_end_of_a_question_is_completed_where_the_whole_is_no_name()
    {
        var completion = Assert.Single(Completer.Complete("What did Kofi An", 10));

        Assert.Equal(("Kofi Annan", 9), (completion.Text, completion.Start));
    }

    [Fact]
    public void Words_in_another_order_are_no_beginning_of_a_name()
    {
        var completions = Completer.Complete("sess 12 assem", 10);

        Assert.Equal(2, completions.Count);
        Assert.All(completions, completion => Assert.Equal("sess 12 ".Length, completion.Start));
    }

    [Fact]
    public void There_are_no_more_than_were_asked_for() =>
        Assert.Equal(["France", "François Mitterrand"], Completer.Complete("fr", 2).Select(completion => completion.Text));

    [Fact]
    public void Nothing_completes_nothing() => Assert.Empty(new PrefixCompleter([]).Complete("fr", 10));
}
