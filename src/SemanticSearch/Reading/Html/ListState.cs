using System.Globalization;
using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>Numbers the items of a list as browsers do.</summary>
sealed class ListState
{
    const int Indent = 2;
    const int MaximumNumber = 1_000_000;
    const int MaximumDepth = 8;

    static readonly (int Value, string Digits)[] Roman =
        [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
        (4, "iv"), (1, "i")];

    readonly string _margin;
    readonly bool _isOrdered;
    readonly string _type;
    readonly int _step;
    int _number;

    /// <summary>A list begins in as many others.</summary>
    public ListState(IElement list, int depth)
    {
        _margin = new string(' ', Indent * Math.Min(depth, MaximumDepth));
        _isOrdered = list.LocalName == "ol";
        _type = list.GetAttribute("type") ?? "";
        _step = list.HasAttribute("reversed") ? -1 : 1;
        _number = list.Number("start", _step > 0 ? 1 : list.Children.Count(static child => child.LocalName == "li"), MaximumNumber);
    }

    /// <summary>The mark of the next item, with its margin.</summary>
    public string Next(IElement item)
    {
        if (!_isOrdered)
            return $"{_margin}- ";
        var number = item.Number("value", _number, MaximumNumber);
        _number = number + _step;
        return $"{_margin}{Written(number)}. ";
    }

    string Written(int number) => _type switch
    {
        "a" when number is > 0 and <= 26 => ((char)('a' + number - 1)).ToString(),
        "A" when number is > 0 and <= 26 => ((char)('A' + number - 1)).ToString(),
        "i" when number is > 0 and < 4000 => RomanOf(number),
        "I" when number is > 0 and < 4000 => RomanOf(number).ToUpperInvariant(),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    static string RomanOf(int number)
    {
        var text = "";
        foreach (var (value, digits) in Roman)
            for (; number >= value; number -= value)
                text += digits;
        return text;
    }
}
