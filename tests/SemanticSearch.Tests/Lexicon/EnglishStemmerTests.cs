using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SemanticSearch.Lexicon;

namespace SemanticSearch.Tests.Lexicon;

/// <summary>The expected stems are those that the reference implementation of Snowball gives.</summary>
public class EnglishStemmerTests
{
    [Theory]
    [InlineData("negotiations", "negoti")]
    [InlineData("negotiated", "negoti")]
    [InlineData("treaties", "treati")]
    [InlineData("ties", "tie")]
    [InlineData("dies", "die")]
    [InlineData("nations", "nation")]
    [InlineData("national", "nation")]
    [InlineData("nationalization", "nation")]
    [InlineData("agreed", "agre")]
    [InlineData("proceeded", "proceed")]
    [InlineData("conflicting", "conflict")]
    [InlineData("hopping", "hop")]
    [InlineData("hoping", "hope")]
    [InlineData("generously", "generous")]
    [InlineData("communism", "communism")]
    [InlineData("communities", "communiti")]
    [InlineData("armaments", "armament")]
    [InlineData("security", "secur")]
    [InlineData("securities", "secur")]
    [InlineData("policy", "polici")]
    [InlineData("policies", "polici")]
    [InlineData("play", "play")]
    [InlineData("says", "say")]
    [InlineData("by", "by")]
    [InlineData("possibly", "possibl")]
    [InlineData("controlling", "control")]
    [InlineData("boxes", "box")]
    [InlineData("news", "news")]
    [InlineData("1701", "1701")]
    [InlineData("ministère", "ministère")]
    public void A_word_is_cut_as_snowball_cuts_it(string word, string stem) => Assert.Equal(stem, EnglishStemmer.Stem(word));

    [Property]
    public Property A_word_of_small_letters_keeps_a_beginning_and_never_grows_by_more_than_a_letter() =>
        Prop.ForAll(
            Gen.Choose('a', 'z').Select(c => (char)c).ArrayOf().ToArbitrary(),
            letters =>
            {
                var word = new string(letters);
                var stem = EnglishStemmer.Stem(word);
                return stem.Length <= word.Length + 1 && (word.Length == 0 || stem.Length > 0);
            });
}
