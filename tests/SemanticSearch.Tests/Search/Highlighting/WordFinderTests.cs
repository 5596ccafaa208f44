using SemanticSearch.Search.Highlighting;

namespace SemanticSearch.Tests.Search.Highlighting;

public class WordFinderTests
{
    [Theory]
    [InlineData("The U.S.-led talks, 1973!", "The|U|S|led|talks|1973")]
    [InlineData("Accords d’Évian", "Accords|d|Évian")]
    [InlineData("和平条约 1978", "和|平|条|约|1978")]
    [InlineData("السلام العادل", "السلام|العادل")]
    [InlineData("  …  ", "")]
    public void Words_are_found_in_every_script(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', WordFinder.Words(text).Select(span => text[span.Start..span.End])));
}
