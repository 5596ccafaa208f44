using SemanticSearch.Search.Suggesting;

namespace SemanticSearch.Tests.Search.Suggesting;

public sealed class SpellingSuggesterTests
{
    readonly SpellingSuggester _spelling = new(SomeVocabulary.Of(
        "The embargo on wheat", "Sanctions and the embargo", "The Kennedy doctrine", "negotiations on détente", "the negotiator", "trade in grain",
        "Hammarskjöld spoke of peacekeeping", "trace of a trade", "the witch", "trade winds", "ratification of protocols"));

    [Theory]
    [InlineData("the emabrgo on wheat", "the embargo on wheat")]
    [InlineData("Sanctons", "Sanctions")]
    [InlineData("the Keneddy docrtine", "the Kennedy doctrine")]
    [InlineData("Hammarskjold  spoke of peacekeping!", "Hammarskjold  spoke of peacekeeping!")]
    [InlineData("détante", "detente")]
    public void A_misspelt_word_becomes_the_collections_own(string query, string meant) => Assert.Equal(meant, _spelling.Suggest(query));

    [Theory]
    [InlineData("the embargo on wheat")]
    [InlineData("embargoes")]
    [InlineData("\"emabrgo on\" wheat")]
    [InlineData("“emabrgo”")]
    [InlineData("speaker:Keneddy wheat")]
    [InlineData("speaker:\"Keneddy\" wheat")]
    [InlineData("wheat -emabrgo")]
    [InlineData("wheat 1953")]
    [InlineData("tradde7")]
    [InlineData("sanctions in GRAIM")]
    [InlineData("quantum chromodynamics")]
    [InlineData("whitch wich trade")]
    [InlineData("")]
    [InlineData(" \" : - ")]
    public void What_is_right_or_meant_as_it_is_stays(string query) => Assert.Null(_spelling.Suggest(query));

    [Fact]
    public void Of_words_as_near_the_more_frequent_is_meant() => Assert.Equal("trade", _spelling.Correct("traxe"));

    [Fact]
    public void One_slip_is_likelier_than_two()
    {
        var spelling = new SpellingSuggester(SomeVocabulary.Of("protests", "protocol a", "protocol b", "protocol c"));

        Assert.Equal("protests", spelling.Correct("protosts"));
    }

    [Fact]
    public void What_the_gazetteer_knows_is_no_slip_though_the_collection_lacks_it()
    {
        var spelling = new SpellingSuggester(SomeVocabulary.Of("the bhutanese", "maladies", "Nigel"));

        Assert.Null(spelling.Suggest("Maldives and niger"));
    }

    [Fact]
    public void A_word_that_the_collection_has_often_is_right()
    {
        var chunks = Enumerable.Range(0, 10).Select(i => $"marital law {i}").Concat(Enumerable.Range(0, 9_000).Select(i => $"martial law {i}"));

        Assert.Null(new SpellingSuggester(SomeVocabulary.Of(chunks)).Correct("marital"));
    }

    [Fact]
    public void A_rare_word_beside_a_very_frequent_one_is_a_slip()
    {
        var chunks = Enumerable.Range(0, 2_000).Select(i => $"united nations {i}").Append("the untied nations");

        Assert.Equal("united", new SpellingSuggester(SomeVocabulary.Of(chunks)).Correct("untied"));
    }

    [Fact]
    public void The_beginning_of_a_word_is_no_slip_while_it_is_typed()
    {
        Assert.Null(_spelling.Suggest("the ratif", isTyped: true));
        Assert.Null(_spelling.Suggest("wheat negotiation", isTyped: true));
        Assert.Equal("the embargo ratif", _spelling.Suggest("the emabrgo ratif", isTyped: true));
    }
}
