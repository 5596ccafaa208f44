using System.Net;
using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Html;

/// <summary>Reads <c>meta</c> elements of a page's head without its tree.</summary>
static partial class HtmlMetaTags
{
    /// <summary>The contents of the elements of that name before the body.</summary>
    public static IEnumerable<string> In(string html, string name)
    {
        var tags = new HtmlTagScanner(html);
        while (tags.Next() && tags.Current.Name != "body")
        {
            if (tags.Current is not { Name: "meta", IsEnd: false } tag)
                continue;
            var attributes = Attribute().Matches(html[tag.Start..tag.End]).ToLookup(
                match => match.Groups["name"].Value.ToLowerInvariant(), match => WebUtility.HtmlDecode(match.Groups["value"].Value));
            if (attributes["name"].FirstOrDefault()?.Trim().Equals(name, StringComparison.OrdinalIgnoreCase) == true
                && attributes["content"].FirstOrDefault() is { } content)
                yield return content;
        }
    }

    [GeneratedRegex(
        """\s(?<name>[A-Za-z-]+)\s*=\s*("(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'>]+))""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Attribute();
}
