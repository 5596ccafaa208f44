using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>Finds the text of a note from the place that its call leads to, which may be no more than an anchor before it.</summary>
static class NoteBody
{
    const int MaximumNodes = 256;

    /// <summary>The nodes of the note's text, in order and without a gap; empty if there is none.</summary>
    /// <param name="target">Where the call leads.</param>
    /// <param name="targets">Where the calls of all notes lead.</param>
    public static IReadOnlyList<INode> Of(IElement target, HashSet<INode> targets)
    {
        if (target.LocalName == "dt")
            return target.NextElementSibling is { LocalName: "dd" } text ? [target, text] : [target];
        if (IsWhole(target))
            return [target];
        if (BlockOf(target) is not { } block)
            return [];
        if (!HoldsOther(block, target, targets))
            return [Widest(block, target, targets)];
        return RunIn(block, target, targets);
    }

    static bool IsWhole(IElement element) =>
        element.LocalName is "li" or "dd" or "aside" or "p" or "div" or "section" or "tr" or "details";

    static IElement? BlockOf(IElement target)
    {
        for (var above = target.ParentElement; above is not null; above = above.ParentElement)
            if (HtmlNames.Blocks.Contains(above.LocalName))
                return above.LocalName is "body" or "main" or "article" ? null : above;
        return null;
    }

    // A note's paragraphs may stand in a block of their own.
    static IElement Widest(IElement block, IElement target, HashSet<INode> targets)
    {
        while (block.ParentElement is { LocalName: "div" or "li" or "tr" or "aside" or "section" } above
            && above.FirstElementChild == block
            && above.LocalName == "tr" | block.LocalName != "td"
            && !above.Children.Any(static child => HtmlNames.HeadingLevel(child.LocalName) > 0)
            && !HoldsOther(above, target, targets))
            block = above;
        return block;
    }

    static bool HoldsOther(IElement block, IElement target, HashSet<INode> targets) =>
        block.InReadingOrder().Take(MaximumNodes * 4).Any(node => node != target && targets.Contains(node));

    // Several notes in one block, each after its anchor.
    static List<INode> RunIn(IElement block, IElement target, HashSet<INode> targets)
    {
        INode first = target;
        while (first.Parent is { } above && above != block)
            first = above;
        var run = new List<INode>();
        var siblings = block.ChildNodes;
        for (var i = siblings.Index(first); i >= 0 && i < siblings.Length && run.Count < MaximumNodes; i++)
        {
            if (run.Count > 0 && siblings[i].InReadingOrder().Any(targets.Contains))
                break;
            run.Add(siblings[i]);
        }
        return run;
    }
}
