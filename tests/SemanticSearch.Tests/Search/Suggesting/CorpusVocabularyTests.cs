using SemanticSearch.Search.Suggesting;

namespace SemanticSearch.Tests.Search.Suggesting;

public sealed class CorpusVocabularyTests
{
    [Fact]
    public void Words_are_forms_and_not_stems()
    {
        var vocabulary = SomeVocabulary.Of("The treaties of 1975 were ratified.", "A treaty on oil, oil and oiled wheels.");

        Assert.True(vocabulary.HasPrefix("treaties"));
        Assert.True(vocabulary.HasPrefix("treaty"));
        Assert.False(vocabulary.HasPrefix("treatie0"));
        Assert.Equal([new NearWord("treaty", 1, 1)], vocabulary.Near("treati", 1));
        Assert.Equal(["oil", "oiled", "ratified", "treaties", "treaty", "wheels"], Forms(vocabulary));
    }

    [Fact]
    public void A_stem_that_never_stands_alone_is_no_word()
    {
        var vocabulary = SomeVocabulary.Of("embargoed embargoed", "embargoes");

        Assert.Equal(["embargoed", "embargoes"], Forms(vocabulary));
    }

    [Fact]
    public void A_word_has_the_frequency_of_all_its_forms()
    {
        var vocabulary = SomeVocabulary.Of("treaty", "treaties", "oil");

        Assert.Equal(2, vocabulary.Frequency("treaty"));
        Assert.Equal(0, vocabulary.Frequency("wheat"));
    }

    [Fact]
    public void An_empty_collection_has_no_words()
    {
        var vocabulary = SomeVocabulary.Of();

        Assert.Equal(0, vocabulary.Count);
        Assert.False(vocabulary.HasPrefix("a"));
        Assert.Empty(vocabulary.Near("treaty", 2));
    }

    static IEnumerable<string> Forms(CorpusVocabulary vocabulary) =>
        vocabulary.Near("qqqqqqqq", EditDistance.LongestWord).Select(near => near.Form).Order(StringComparer.Ordinal);
}
