using System.Text.RegularExpressions;
using SemanticSearch.Quoting;

namespace SemanticSearch.Answering;

/// <summary>What a text puts in quotation marks.</summary>
static partial class Quotations
{
    /// <summary>The quotations of more than one word (a single one in quotation marks is often a term), one that is not closed included.</summary>
    public static IEnumerable<string> Of(string text) => Quoted().Matches(text)
        .Concat(Unclosed().Matches(Quoted().Replace(text, "")))
        .Select(match => match.Groups.Values.Skip(1).First(group => group.Success).Value.Trim())
        .Where(quote => FoldedText.Of(quote).WordCount > 1);

    /// <summary>Whether a quotation begins and does not end in the text.</summary>
    public static bool IsOpen(string text) => Unclosed().IsMatch(Quoted().Replace(text, ""));

    // Single marks are apostrophes too: they open before a word, and close behind one.
    [GeneratedRegex(
        """
        "([^"]+)"|“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]|‹([^›]+)›|「([^」]+)」|‘((?:[^‘’]|’(?=\p{L}))+)’|(?<![\p{L}\p{N}])'((?:[^']|'(?=\p{L}))+)'(?!\p{L})
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Quoted();

    [GeneratedRegex("""["“«„‹「]([^"“”«»„‹›「」]+)$""")]
    private static partial Regex Unclosed();
}
