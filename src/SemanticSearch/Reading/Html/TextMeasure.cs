using System.Runtime.InteropServices;
using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>How much text stands in every element of a page, in characters without white space.</summary>
sealed class TextMeasure
{
    readonly Dictionary<INode, (int Text, int Links, int Count)> _sizes = [];

    /// <summary>Measures what is under a node.</summary>
    public TextMeasure(INode root, Func<INode, bool> skips, CancellationToken cancellationToken)
    {
        var order = new List<INode>();
        foreach (var node in root.InReadingOrder(skips))
        {
            if (node is IElement)
                order.Add(node);
            else if (node is IText { Data: var data, Parent: { } parent })
                Add(parent, (VisibleLength(data), 0, 0));
        }
        for (var i = order.Count - 1; i > 0; i--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var size = _sizes.GetValueOrDefault(order[i]);
            if (order[i] is IElement { LocalName: "a" } link && link.HasAttribute("href"))
                _sizes[order[i]] = size = (size.Text, size.Text, size.Count + 1);
            if (order[i].Parent is { } parent)
                Add(parent, size);
        }
    }

    /// <summary>Characters of text in an element.</summary>
    public int TextOf(INode node) => _sizes.GetValueOrDefault(node).Text;

    /// <summary>Links in an element.</summary>
    public int LinksOf(INode node) => _sizes.GetValueOrDefault(node).Count;

    /// <summary>The share of an element's text that is in links, 0 to 1.</summary>
    public double LinkShareOf(INode node) => _sizes.GetValueOrDefault(node) is { Text: > 0 } size ? (double)size.Links / size.Text : 0;

    void Add(INode node, (int Text, int Links, int Count) more)
    {
        ref var size = ref CollectionsMarshal.GetValueRefOrAddDefault(_sizes, node, out _);
        size = (size.Text + more.Text, size.Links + more.Links, size.Count + more.Count);
    }

    static int VisibleLength(string text)
    {
        var length = 0;
        foreach (var c in text)
            length += char.IsWhiteSpace(c) ? 0 : 1;
        return length;
    }
}
