using SemanticSearch.Api.Contract;

namespace SemanticSearch.Tests.Api.Contract;

public sealed class DescriptionTextTests
{
    [Theory]
    [InlineData("Empty only where string? SearchRequest.Similar is\n      given.", "Empty only where `similar` is given.")]
    [InlineData("see IReadOnlyList<string> Answer.FollowUps", "see `followUps`")]
    [InlineData("S/RES/1701 of e.g. https://doi.org/10.1145/290941.291025", "S/RES/1701 of e.g. https://doi.org/10.1145/290941.291025")]
    public void Members_are_named_as_in_json(string written, string expected) => Assert.Equal(expected, DescriptionText.Tidy(written));
}
