using System.Text;
using SemanticSearch.Sources.Web.Robots;

namespace SemanticSearch.Tests.Sources.Web.Robots;

public sealed class RobotsFileTests
{
    [Theory]
    // Which group counts.
    [InlineData("user-agent: *|disallow: /", "/a", false)]
    [InlineData("User-Agent: SemanticSearch|Allow: /|User-agent: *|Disallow: /", "/a", true)]
    [InlineData("user-agent: *|disallow: /|user-agent: semanticsearch|disallow: /x", "/a", true)]
    [InlineData("user-agent: SemanticSearch/2.0|disallow: /", "/a", false)]
    [InlineData("user-agent: SemanticSearchBot|disallow: /", "/a", true)]
    [InlineData("user-agent: other|user-agent: semanticsearch|disallow: /a", "/a", false)]
    [InlineData("user-agent: semanticsearch|disallow: /a|user-agent: other|allow: /|user-agent: semanticsearch|disallow: /b", "/b", false)]
    [InlineData("user-agent: semanticsearch|user-agent: *|disallow: /a", "/a", false)]
    [InlineData("user-agent: other|sitemap: https://x/s.xml|user-agent: semanticsearch|disallow: /a", "/a", false)]
    [InlineData("user-agent: semanticsearch|user-agent: *||disallow:", "/a", true)]
    [InlineData("disallow: /a", "/a", true)]
    // The longest rule counts, and of two alike the one that allows.
    [InlineData("user-agent: *|allow: /reports|disallow: /", "/reports/1", true)]
    [InlineData("user-agent: *|allow: /reports|disallow: /", "/drafts", false)]
    [InlineData("user-agent: *|disallow: /page|allow: /page", "/page", true)]
    [InlineData("user-agent: *|allow: /news/*.html|disallow: /news/old", "/news/old.html", true)]
    [InlineData("user-agent: *|allow: /n|disallow: /news/*", "/news/a", false)]
    [InlineData("user-agent: *|disallow:", "/a", true)]
    // Signs.
    [InlineData("user-agent: *|disallow: /*.pdf$", "/a/b.pdf", false)]
    [InlineData("user-agent: *|disallow: /*.pdf$", "/a/b.pdf?page=2", true)]
    [InlineData("user-agent: *|disallow: /*.pdf", "/a/b.pdf?page=2", false)]
    [InlineData("user-agent: *|disallow: /*/private", "/a/b/private/c", false)]
    [InlineData("user-agent: *|disallow: *private", "/a/private", false)]
    [InlineData("user-agent: *|disallow: /$", "/", false)]
    [InlineData("user-agent: *|disallow: /$", "/a", true)]
    [InlineData("user-agent: *|disallow: /a$b", "/a$b", false)]
    [InlineData("user-agent: *|disallow: /file-%2A.html", "/file-*.html", false)]
    [InlineData("user-agent: *|disallow: /file-%2A.html", "/file-1.html", true)]
    // Escapes.
    [InlineData("user-agent: *|disallow: /a/%7Esmith", "/a/~smith", false)]
    [InlineData("user-agent: *|disallow: /a/~smith", "/a/%7esmith", false)]
    [InlineData("user-agent: *|disallow: /a%2fb", "/a/b", true)]
    [InlineData("user-agent: *|disallow: /a%2fb", "/a%2Fb", false)]
    [InlineData("user-agent: *|disallow: /räte", "/r%C3%A4te", false)]
    [InlineData("user-agent: *|disallow: /r%c3%a4te", "/r%C3%A4te/1", false)]
    [InlineData("user-agent: *|disallow: /A", "/a", true)]
    [InlineData("user-agent: *|disallow: /a?b=", "/a?b=1", false)]
    // What is written around.
    [InlineData("\uFEFFuser-agent: *|  disallow :  /a  # all of it", "/a", false)]
    [InlineData("# user-agent: *|disallow /a|nonsense|user-agent: *|disallow: /b", "/a", true)]
    [InlineData("user-agent: *|disallow: /", "/robots.txt", true)]
    [InlineData("", "/a", true)]
    public void A_path_is_allowed_or_not(string file, string path, bool isAllowed) =>
        Assert.Equal(isAllowed, Read(file).Allow(path));

    [Theory]
    [InlineData("user-agent: *|crawl-delay: 2.5", 2.5)]
    [InlineData("user-agent: semanticsearch|crawl-delay: 7|user-agent: *|crawl-delay: 2", 7.0)]
    [InlineData("user-agent: *|crawl-delay: soon", null)]
    [InlineData("user-agent: *|crawl-delay: -1", null)]
    public void A_delay_is_read_where_it_is_a_number(string file, double? seconds) =>
        Assert.Equal(seconds, Read(file).CrawlDelay?.TotalSeconds);

    [Fact]
    public void What_stands_beyond_the_limit_is_not_read()
    {
        var filler = string.Concat(Enumerable.Repeat("# nothing\n", RobotsFile.MaximumBytes / 10));

        Assert.True(Read($"user-agent: *\n{filler}disallow: /a").Allow("/a"));
        Assert.False(Read($"user-agent: *\ndisallow: /a\n{filler}").Allow("/a"));
    }

    [Fact]
    public void Many_signs_cost_no_more_than_the_path_for_each()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 10_000)) + "b$";

        Assert.True(Read($"user-agent: *\ndisallow: {pattern}").Allow("/" + new string('a', 8_000)));
    }

    static RobotsRules Read(string file) => RobotsFile.Read(Encoding.UTF8.GetBytes(file.Replace('|', '\n')), "SemanticSearch");
}
