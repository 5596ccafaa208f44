using System.Buffers;
using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>What a page's own style sheets hide. Only rules on a lone class or id outside of <c>@media</c> count.</summary>
sealed class StyleRules
{
    static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    readonly HashSet<string> _hidden = new(StringComparer.Ordinal);

    /// <summary>Reads one style sheet.</summary>
    public void Add(string css)
    {
        var (at, depth, isNested) = (0, 0, false);
        var selectors = "";
        for (var i = 0; i < css.Length; i++)
        {
            if (css[i] == '/' && i + 1 < css.Length && css[i + 1] == '*')
            {
                var end = css.IndexOf("*/", i + 2, StringComparison.Ordinal);
                i = end < 0 ? css.Length : end + 1;
                at = depth == 0 ? i + 1 : at;
            }
            else if (css[i] == '{')
            {
                if (depth++ == 0)
                    (selectors, isNested) = (css[Math.Min(at, i)..i].Trim(), false);
                else
                    isNested = true;
                at = i + 1;
            }
            else if (css[i] == '}')
            {
                depth = Math.Max(0, depth - 1);
                if (depth == 0 && !isNested && !selectors.StartsWith('@') && IsHiding(css[Math.Min(at, i)..i]))
                    AddSelectors(selectors);
                at = i + 1;
            }
        }
    }

    /// <summary>Whether a rule hides an element.</summary>
    public bool Hides(IElement element) =>
        _hidden.Count > 0
        && ((element.Id is { } id && _hidden.Contains("#" + id)) || element.ClassList.Any(name => _hidden.Contains("." + name)));

    /// <summary>Whether declarations of a style hide what they apply to.</summary>
    public static bool IsHiding(string declarations)
    {
        var style = string.Concat(declarations.Where(c => !char.IsWhiteSpace(c)));
        return style.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    void AddSelectors(string selectors)
    {
        foreach (var selector in selectors.Split(',', StringSplitOptions.TrimEntries))
            if (selector.Length > 1 && selector[0] is '.' or '#'
                && selector.AsSpan(1).IndexOfAnyExcept(NameCharacters) < 0)
                _hidden.Add(selector);
    }
}
