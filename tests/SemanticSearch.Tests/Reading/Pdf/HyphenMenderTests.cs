using SemanticSearch.Reading.Pdf;

namespace SemanticSearch.Tests.Reading.Pdf;

public sealed class HyphenMenderTests
{
    [Theory]
    [InlineData("the inter-", "national order", "", false)]
    [InlineData("of self-", "determination", "", true)]
    [InlineData("the Franco-", "German talks", "", true)]
    [InlineData("years 1939-", "1945", "", true)]
    [InlineData("a long-", "standing dispute", "a longstanding dispute", false)]
    [InlineData("a long-", "standing dispute", "the long-standing dispute", true)]
    [InlineData("its decision-", "making power", "a decision on making peace, a decision of theirs", true)]
    [InlineData("the co-", "operation of", "their co-operation", true)]
    [InlineData("the co-", "operation of", "their cooperation", false)]
    [InlineData("a govern\u00AD", "ment", "", false)]
    public void The_document_decides_about_hyphens_and_then_rules(string before, string after, string elsewhere, bool keeps)
    {
        var mender = new HyphenMender();
        mender.Learn([new TextLine { Text = elsewhere }]);

        Assert.Equal(keeps, mender.Keeps(before, after));
    }
}
