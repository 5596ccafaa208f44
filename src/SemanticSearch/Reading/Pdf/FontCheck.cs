using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// Looks at the fonts of a page, and of the drawings on it, before the library does. The library writes out every range of characters, and
/// a range of a few bytes may span two thousand million. Each object is looked at once.
/// </summary>
sealed partial class FontCheck(IPdfTokenScanner scanner, ILookupFilterProvider filters, PdfBudget budget) : IPageFactory<CheckedPage>
{
    // Single bytes, with room for damage.
    const double MaximumSpan = 70_000;

    // Codes of two bytes, some of them mapped more than once.
    const double MaximumTotal = 1_000_000;
    const int MaximumNodes = 50_000;

    static readonly NameToken[] WidthArrays = [NameToken.W, NameToken.Create("W2")];
    static readonly NameToken[] CharacterMaps = [NameToken.ToUnicode, NameToken.Encoding];

    readonly HashSet<(long Number, int Generation)> _seen = [];
    readonly Stack<DictionaryToken> _resources = new();
    int _nodes;

    /// <summary>Looks at a page.</summary>
    public CheckedPage Create(int number, DictionaryToken dictionary, PageTreeMembers pageTreeMembers, NamedDestinations namedDestinations)
    {
        foreach (var resources in pageTreeMembers.ParentResources)
            _resources.Push(resources);
        Push(dictionary);
        while (_resources.TryPop(out var resources))
        {
            foreach (var font in Entries(resources, NameToken.Font))
                CheckFont(font);
            foreach (var drawing in Entries(resources, NameToken.Xobject))
                Push(drawing);
        }
        return new CheckedPage(number);
    }

    void Push(DictionaryToken owner)
    {
        if (owner.TryGet(NameToken.Resources, out var token) && Resolve(token) is DictionaryToken resources)
            _resources.Push(resources);
    }

    IEnumerable<DictionaryToken> Entries(DictionaryToken resources, NameToken kind)
    {
        if (!resources.TryGet(kind, out var token) || Resolve(token, always: true) is not DictionaryToken entries)
            yield break;
        foreach (var entry in entries.Data.Values)
            if (Resolve(entry) is { } found && (found as DictionaryToken ?? (found as StreamToken)?.StreamDictionary) is { } dictionary)
                yield return dictionary;
    }

    IToken? Resolve(IToken token, bool always = false)
    {
        budget.Now();
        if (++_nodes > MaximumNodes)
            budget.Refuse("has fonts and drawings without end");
        for (var steps = 0; token is IndirectReferenceToken reference && steps < 8; steps++)
        {
            if (!_seen.Add((reference.Data.ObjectNumber, reference.Data.Generation)) && !always)
                return null;
            token = scanner.Get(reference.Data)?.Data!;
        }
        return token;
    }

    void CheckFont(DictionaryToken font)
    {
        if (Number(font, NameToken.LastChar) - Number(font, NameToken.FirstChar) > MaximumSpan)
            Refuse();
        foreach (var name in CharacterMaps)
            if (font.TryGet(name, out var map) && Resolve(map) is StreamToken stream)
                CheckMap(stream);
        foreach (var name in WidthArrays)
            if (font.TryGet(name, out var widths) && Resolve(widths) is ArrayToken array)
                CheckWidths(array);
        if (font.TryGet(NameToken.DescendantFonts, out var token) && Resolve(token) is ArrayToken descendants)
            foreach (var descendant in descendants.Data.Take(2))
                if (Resolve(descendant) is DictionaryToken below && !ReferenceEquals(below, font))
                    CheckDescendant(below);
    }

    void CheckDescendant(DictionaryToken font)
    {
        foreach (var name in WidthArrays)
            if (font.TryGet(name, out var widths) && Resolve(widths) is ArrayToken array)
                CheckWidths(array);
    }

    // ISO 32000-1, 9.7.4.3: either "first [widths]" or "first last width".
    void CheckWidths(ArrayToken widths)
    {
        var total = 0.0;
        for (var i = 0; i + 1 < widths.Length;)
        {
            if (widths.Data[i] is NumericToken first && widths.Data[i + 1] is NumericToken last)
            {
                total += Math.Max(0, last.Double - first.Double);
                i += 3;
            }
            else
            {
                i += 2;
            }
        }
        if (total > MaximumTotal)
            Refuse();
    }

    void CheckMap(StreamToken stream)
    {
        var bytes = UglyToad.PdfPig.PdfExtensions.Decode(stream, filters, scanner);
        var total = 0.0;
        var text = Encoding.Latin1.GetString(bytes.Span);
        foreach (var block in text.Replace("codespacerange", "", StringComparison.Ordinal).Split("range").Where((_, i) => i % 2 == 1))
            foreach (Match match in Range().Matches(block))
            {
                budget.Now();
                total += Math.Max(0, Hexadecimal(match.Groups[2].Value) - Hexadecimal(match.Groups[1].Value));
            }
        if (total > MaximumTotal)
            Refuse();
    }

    double Number(DictionaryToken dictionary, NameToken name) =>
        dictionary.TryGet(name, out var token) && Resolve(token, always: true) is NumericToken number ? number.Double : 0;

    void Refuse() => budget.Refuse("has a font with ranges of absurd length");

    static double Hexadecimal(string digits) => double.CreateSaturating(
        long.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value) ? value : long.MaxValue);

    // A range and where it leads: a number, a text or a list of texts.
    [GeneratedRegex(
        @"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f]+)\s*>\s*(<[^>]*>|\[[^\]]*\]|[0-9]+)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Range();
}
