using System.Text;

namespace SemanticSearch.Citing;

/// <summary>
/// Makes links that lead a browser to a quotation: <c>#:~:text=first,last</c>
/// (https://wicg.github.io/scroll-to-text-fragment/#syntax).
/// </summary>
static class TextFragment
{
    // A short text is given whole, of a longer one the words at both ends: enough to be found once, and kind to the length of addresses.
    const int WholeWords = 8;
    const int EndWords = 4;

    /// <summary>The address of a text on a page. A fragment that the address has already stays before the directive.</summary>
    public static string Link(string url, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var words = Array.ConvertAll(lines, line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length == 0)
            return url;
        var directive = words.Length == 1 && words[0].Length <= WholeWords
            ? Encode(words[0])
            : $"{Encode(words[0].Take(EndWords))},{Encode(words[^1].TakeLast(EndWords))}";
        return $"{url}{(url.Contains('#', StringComparison.Ordinal) ? "" : "#")}:~:text={directive}";
    }

    // "-", "," and "&" are syntax in a directive; the first is unreserved in addresses and so left alone by the escaping of them.
    static string Encode(IEnumerable<string> words) =>
        Uri.EscapeDataString(string.Join(' ', words).Normalize(NormalizationForm.FormC)).Replace("-", "%2D", StringComparison.Ordinal);
}
