using SemanticSearch.Reading.Settings;

namespace SemanticSearch.Tests.Reading.Settings;

public class GlobPatternTests
{
    [Theory]
    [InlineData("**/*.txt", "a.txt", true)]
    [InlineData("**/*.txt", "x/y/A.TXT", true)]
    [InlineData("**/*.txt", "x/y/a.txt.md", false)]
    [InlineData("**/README*", "x/README.md", true)]
    [InlineData("*.txt", "x/a.txt", true)]
    [InlineData("x/*.txt", "x/a.txt", true)]
    [InlineData("x/*.txt", "x/y/a.txt", false)]
    [InlineData("/x/**", "x/y/a.txt", true)]
    [InlineData("x/**", "y/x/a.txt", false)]
    [InlineData("a?.txt", "ab.txt", true)]
    [InlineData("a.txt", "abtxt", false)]
    public void Stars_stop_at_slashes_unless_doubled(string pattern, string path, bool expected) =>
        Assert.Equal(expected, new GlobPattern(pattern).Matches(path));
}
