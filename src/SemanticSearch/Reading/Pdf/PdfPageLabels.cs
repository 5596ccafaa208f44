using System.Globalization;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace SemanticSearch.Reading.Pdf;

/// <summary>The page labels of a catalog: a number tree of ranges (ISO 32000-1, 7.9.7 and 12.4.2).</summary>
sealed class PdfPageLabels(PdfDocument file, PdfBudget budget)
{
    const int MaximumNodes = 10_000;

    /// <summary>The labels by the pages' places, from 1.</summary>
    public Dictionary<int, string> Read()
    {
        var labels = new Dictionary<int, string>();
        var ranges = Ranges();
        for (var i = 0; i < ranges.Count; i++)
        {
            var (first, range) = ranges[i];
            var end = i + 1 < ranges.Count ? Math.Min(ranges[i + 1].First, file.NumberOfPages) : file.NumberOfPages;
            for (var page = Math.Max(0, first); page < end; page++)
                if (Label(range, page - first) is { Length: > 0 } label)
                    labels[page + 1] = label;
        }
        return labels;
    }

    List<(int First, DictionaryToken Range)> Ranges()
    {
        var ranges = new List<(int First, DictionaryToken Range)>();
        var open = new Stack<IToken>();
        if (file.Structure.Catalog.CatalogDictionary.TryGet(NameToken.PageLabels, out var root))
            open.Push(root);
        for (var nodes = 0; open.TryPop(out var token) && nodes < MaximumNodes; nodes++)
        {
            budget.Now();
            if (Resolve(token) is not DictionaryToken node)
                continue;
            if (node.TryGet(NameToken.Kids, out var kids) && Resolve(kids) is ArrayToken children)
                foreach (var child in children.Data.Reverse())
                    open.Push(child);
            if (node.TryGet(NameToken.Nums, out var nums) && Resolve(nums) is ArrayToken pairs)
                for (var i = 0; i + 1 < pairs.Length; i += 2)
                    if (Resolve(pairs.Data[i]) is NumericToken first && Resolve(pairs.Data[i + 1]) is DictionaryToken range)
                        ranges.Add((first.Int, range));
        }
        return [.. ranges.OrderBy(range => range.First)];
    }

    IToken? Resolve(IToken? token) => token is IndirectReferenceToken reference ? file.Structure.GetObject(reference.Data)?.Data : token;

    string Label(DictionaryToken range, int index)
    {
        var prefix = range.TryGet(NameToken.P, out var p) && Resolve(p) is IDataToken<string> { Data.Length: < 40 } text ? text.Data : "";
        var start = range.TryGet(NameToken.Create("St"), out var st) && Resolve(st) is NumericToken number
            ? Math.Clamp(number.Int, 1, 1_000_000)
            : 1;
        if (!range.TryGet(NameToken.S, out var s) || Resolve(s) is not NameToken style)
            return prefix;
        var value = start + index;
        return prefix + style.Data switch
        {
            "R" => Roman(value),
            "r" => Roman(value).ToLowerInvariant(),
            "A" => Letters(value),
            "a" => Letters(value).ToLowerInvariant(),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };
    }

    static string Roman(int value)
    {
        if (value > 3_999)
            return value.ToString(CultureInfo.InvariantCulture);
        (int Value, string Text)[] parts =
        [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
            (5, "V"), (4, "IV"), (1, "I"),
        ];
        var roman = new StringBuilder();
        foreach (var part in parts)
            for (; value >= part.Value; value -= part.Value)
                roman.Append(part.Text);
        return roman.ToString();
    }

    // A to Z, then AA to ZZ, and so on.
    static string Letters(int value) => new((char)('A' + (value - 1) % 26), Math.Min(20, (value - 1) / 26 + 1));
}
