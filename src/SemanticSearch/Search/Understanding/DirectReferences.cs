using SemanticSearch.Gazetteer;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Search.Understanding;

/// <summary>Tells whether a document or a place in it is what a reference names.</summary>
static class DirectReferences
{
    /// <summary>Whether a document is the one that is named, or holds the provision that is named.</summary>
    public static bool Fits(this DirectReference reference, DocumentNames names) =>
        names.All.Any(field => reference.Symbols.Any(symbol => HoldsSymbol(field, symbol)))
        || reference.Titles.Any(name => Holds(names.Title, name));

    /// <summary>Whether a heading path leads to the provision; true of every path where the whole document is meant.</summary>
    public static bool FitsHeading(this DirectReference reference, IEnumerable<string> headings) =>
        reference.Headings.Count == 0
        || headings.Select(NameWords.Key).Any(heading => reference.Headings.Any(wanted => $"{heading} ".StartsWith($"{wanted} ", StringComparison.Ordinal)));

    static bool Holds(string text, string words) => $" {text} ".Contains($" {words} ", StringComparison.Ordinal);

    // s res 1701 2006 is it, s res 1701 add 1 another document.
    static bool HoldsSymbol(string text, string symbol)
    {
        var at = $" {text} ".IndexOf($" {symbol} ", StringComparison.Ordinal);
        if (at < 0)
            return false;
        var next = text[Math.Min(text.Length, at + symbol.Length)..].Trim().Split(' ')[0];
        return next is not ("add" or "corr" or "rev" or "summary" or "annex");
    }
}
