using System.Text;
using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Html;

/// <summary>Finds the character encoding that an HTML or XML file declares about itself.</summary>
static partial class HtmlCharset
{
    // How far browsers look (https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding).
    const int PrescanBytes = 1_024;

    /// <summary>The name in <c>&lt;meta charset&gt;</c>, <c>&lt;meta http-equiv="content-type"&gt;</c> or the XML declaration, in lower
    /// case; null if the first 1,024 bytes give none.</summary>
    public static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, PrescanBytes)]);
        var match = Declaration().Match(Comment().Replace(start, ""));
        return match.Success ? match.Groups["name"].Value.ToLowerInvariant() : null;
    }

    [GeneratedRegex(
        """(<meta\s[^>]*charset\s*=\s*["']?\s*|<\?xml\s[^>]*encoding\s*=\s*["'])(?<name>[A-Za-z0-9_.:-]{2,40})""",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();
}
