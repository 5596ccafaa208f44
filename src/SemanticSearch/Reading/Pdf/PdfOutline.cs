using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace SemanticSearch.Reading.Pdf;

/// <summary>The outline of a file (its bookmarks; ISO 32000-1, 12.3.3), which tells headings and their levels.</summary>
sealed class PdfOutline
{
    const int MaximumEntries = 20_000;
    const int MaximumDepth = 32;
    const int LongestTitle = 300;

    readonly Dictionary<string, int> _levels = [];

    /// <summary>Reads the outline of a file; one that runs in circles or too deep is none.</summary>
    public static PdfOutline Of(PdfDocument file, PdfBudget budget)
    {
        var outline = new PdfOutline();
        var open = new Stack<(IToken Token, int Depth)>();
        var seen = new HashSet<IndirectReference>();
        if (file.Structure.Catalog.CatalogDictionary.TryGet(NameToken.Outlines, out var root))
            open.Push((root, 0));
        while (open.TryPop(out var entry))
        {
            budget.Now();
            if (entry.Depth > MaximumDepth || seen.Count > MaximumEntries || !Follow(file, entry.Token, seen, out var token))
                return new PdfOutline();
            if (token is not DictionaryToken node)
                continue;
            if (node.TryGet(NameToken.Title, out var title) && Text(file, title) is { } text)
                outline._levels.TryAdd(Key(text), entry.Depth);
            if (node.TryGet(NameToken.Next, out var next))
                open.Push((next, next is IndirectReferenceToken ? entry.Depth : MaximumDepth + 1));
            if (node.TryGet(NameToken.First, out var first))
                open.Push((first, entry.Depth + 1));
        }
        return outline;
    }

    /// <summary>Level of the bookmark that says the same as a text, from 1, or null.</summary>
    public int? LevelOf(string text) =>
        _levels.Count > 0 && text.Length <= LongestTitle && _levels.TryGetValue(Key(text), out var level) ? level : null;

    static bool Follow(PdfDocument file, IToken token, HashSet<IndirectReference> seen, out IToken? target)
    {
        target = token;
        if (token is not IndirectReferenceToken reference)
            return true;
        target = file.Structure.GetObject(reference.Data)?.Data;
        return seen.Add(reference.Data);
    }

    static string? Text(PdfDocument file, IToken token)
    {
        var value = token is IndirectReferenceToken reference ? file.Structure.GetObject(reference.Data)?.Data : token;
        return value is IDataToken<string> { Data: { Length: > 0 and <= LongestTitle } text } && Key(text).Length > 0 ? text : null;
    }

    static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsLetterOrDigit(c))
                key.Append(char.ToLowerInvariant(c));
        return key.ToString();
    }
}
