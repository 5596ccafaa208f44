using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>What readers ask of elements.</summary>
static class ElementExtensions
{
    /// <summary>Whether one of the words of an attribute is among some, in any case.</summary>
    public static bool Says(this IElement element, string attribute, params ReadOnlySpan<string> words)
    {
        if (element.GetAttribute(attribute) is not { Length: > 0 } value)
            return false;
        foreach (var range in value.AsSpan().SplitAny(' ', '\t', '\n'))
            foreach (var word in words)
                if (value.AsSpan(range).Equals(word, StringComparison.OrdinalIgnoreCase))
                    return true;
        return false;
    }

    /// <summary>Whether the element has one of some meanings, by <c>role</c> (with <c>doc-</c> before it) or <c>epub:type</c>.</summary>
    public static bool Means(this IElement element, params ReadOnlySpan<string> meanings)
    {
        foreach (var meaning in meanings)
            if (element.Says("epub:type", meaning) || element.Says("role", "doc-" + meaning))
                return true;
        return false;
    }

    /// <summary>The whole number that an attribute holds, within bounds, or another.</summary>
    public static int Number(this IElement element, string attribute, int otherwise, int maximum) =>
        int.TryParse(element.GetAttribute(attribute), out var number) ? Math.Clamp(number, -maximum, maximum) : otherwise;

    /// <summary>The element's text with white space collapsed, cut off at a length.</summary>
    public static string PlainText(this INode node, int maximum = 1_000)
    {
        var text = new CanonicalTextBuilder();
        foreach (var inner in node.InReadingOrder())
        {
            if (text.Length > maximum)
                break;
            if (inner is IText { Data: var data })
                text.Append(data);
            else if (inner is IElement { LocalName: var name } && (name == "br" || HtmlNames.Blocks.Contains(name)))
                text.Append(" ");
        }
        return text.ToString();
    }

    /// <summary>Whether a node lies in another, at any depth.</summary>
    public static bool IsIn(this INode node, INode ancestor)
    {
        for (var above = node.Parent; above is not null; above = above.Parent)
            if (above == ancestor)
                return true;
        return false;
    }

    /// <summary>A node and all below it, without recursion.</summary>
    public static IEnumerable<INode> InReadingOrder(this INode root, Func<INode, bool>? skips = null)
    {
        var open = new List<(INodeList Children, int Next)>();
        yield return root;
        open.Add((root.ChildNodes, 0));
        while (open.Count > 0)
        {
            var (children, next) = open[^1];
            if (next >= children.Length)
            {
                open.RemoveAt(open.Count - 1);
                continue;
            }
            open[^1] = (children, next + 1);
            var child = children[next];
            if (skips?.Invoke(child) == true)
                continue;
            yield return child;
            if (child.HasChildNodes)
                open.Add((child.ChildNodes, 0));
        }
    }
}
