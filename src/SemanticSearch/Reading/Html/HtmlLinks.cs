using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>Where links within a page or book lead.</summary>
sealed class HtmlLinks
{
    readonly Dictionary<string, IElement> _targets = new(StringComparer.Ordinal);
    readonly Dictionary<IDocument, string> _paths = [];
    readonly Dictionary<INode, int> _order = [];

    /// <summary>Takes in the places of a page that can be linked to; the first of a name counts.</summary>
    public void Add(HtmlPage page)
    {
        _paths[page.Tree] = page.Path;
        foreach (var node in page.Tree.InReadingOrder())
        {
            if (node is not IElement element)
                continue;
            if (element.LocalName == "a" || element.HasAttribute("id"))
                _order[element] = _order.Count;
            if (element.Id is { Length: > 0 } id)
                _targets.TryAdd($"{page.Path}#{id}", element);
            if (element.LocalName == "a" && element.GetAttribute("name") is { Length: > 0 } name)
                _targets.TryAdd($"{page.Path}#{name}", element);
        }
    }

    /// <summary>The element that a link leads to, or null if it leads elsewhere or nowhere.</summary>
    public IElement? TargetOf(IElement link) =>
        link.LocalName == "a" && link.GetAttribute("href") is { Length: > 1 } href && link.Owner is { } page
            && _paths.TryGetValue(page, out var path) && AddressOf(path, href) is { } address
        ? _targets.GetValueOrDefault(address)
        : null;

    /// <summary>Whether a place that can be linked to, or a link, stands before another in the pages.</summary>
    public bool IsBefore(IElement one, IElement other) => _order.GetValueOrDefault(one) < _order.GetValueOrDefault(other);

    /// <summary>The element at an address in the book, such as <c>text/one.xhtml#p3</c>, or null.</summary>
    public IElement? At(string address) => _targets.GetValueOrDefault(address);

    static string? AddressOf(string path, string href)
    {
        var mark = href.IndexOf('#', StringComparison.Ordinal);
        if (mark < 0 || mark + 1 == href.Length)
            return null;
        var id = Uri.UnescapeDataString(href[(mark + 1)..]);
        if (mark == 0)
            return $"{path}#{id}";
        return path.Length > 0 && BookPath.Resolve(path, href[..mark]) is { } other ? $"{other}#{id}" : null;
    }
}
