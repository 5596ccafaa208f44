using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>Tells what a page does not show: by attribute, by inline style, or by a simple rule of its own style sheets.</summary>
sealed class HiddenElements
{
    readonly StyleRules _rules = new();

    /// <summary>Takes in the style sheets of a page.</summary>
    public HiddenElements(IDocument page)
    {
        foreach (var node in page.InReadingOrder())
            if (node is IElement { LocalName: "style" } style)
                _rules.Add(style.TextContent);
    }

    /// <summary>Whether an element is never shown, whatever it holds.</summary>
    public static bool IsSilent(INode node) => node is IElement element
        && (HtmlNames.Silent.Contains(element.LocalName) || (element.LocalName == "dialog" && !element.HasAttribute("open")));

    /// <summary>Whether an element is not shown. Scripts may show it later, so that this is doubtful of most of a page's text.</summary>
    public bool Hides(IElement element) =>
        element.HasAttribute("hidden")
        || element.Says("aria-hidden", "true")
        || (element.GetAttribute("style") is { } style && StyleRules.IsHiding(style))
        || element.Says(
            "class", "visually-hidden", "govuk-visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "element-invisible")
        || _rules.Hides(element);
}
