using SemanticSearch.Search.Highlighting;

namespace SemanticSearch.Tests.Search.Highlighting;

public class WordStemTests
{
    [Theory]
    [InlineData("policy", "policies")]
    [InlineData("agree", "agreed")]
    [InlineData("negotiate", "negotiations")]
    [InlineData("Treaty", "treaties")]
    [InlineData("stop", "stopped")]
    [InlineData("sanction", "sanctions")]
    [InlineData("Élysée", "elysee")]
    [InlineData("ceasefire", "ceasefires")]
    [InlineData("cross", "crosses")]
    public void Forms_of_a_word_meet(string one, string other) => Assert.Equal(WordStem.Of(one), WordStem.Of(other));

    [Theory]
    [InlineData("treaty", "treason")]
    [InlineData("united", "union")]
    [InlineData("Iran", "Iraq")]
    [InlineData("his", "hi")]
    public void Different_words_stay_apart(string one, string other) => Assert.NotEqual(WordStem.Of(one), WordStem.Of(other));
}
