using SemanticSearch.Citing;

namespace SemanticSearch.Tests.Citing;

public class TextFragmentTests
{
    [Theory]
    [InlineData("Short and plain.", "#:~:text=Short%20and%20plain.")]
    [InlineData("Cease-fire, now & here", "#:~:text=Cease%2Dfire%2C%20now%20%26%20here")]
    [InlineData("One two three four five six seven eight nine ten", "#:~:text=One%20two%20three%20four,seven%20eight%20nine%20ten")]
    [InlineData("A heading\n\nAnd the text under it.", "#:~:text=A%20heading,the%20text%20under%20it.")]
    public void The_fragment_leads_to_the_text(string text, string fragment) =>
        Assert.EndsWith(fragment, TextFragment.Link("https://example.org/a", text), StringComparison.Ordinal);

    [Fact]
    public void A_fragment_that_is_there_stays() =>
        Assert.Equal("https://example.org/a#part:~:text=Peace", TextFragment.Link("https://example.org/a#part", "Peace"));
}
