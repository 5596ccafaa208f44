using System.Collections.Frozen;
using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>Tells the parts of a page that are about the site and not of the document: menus, banners, forms, lists of links.</summary>
/// <param name="measure">Sizes of the page's elements.</param>
/// <param name="total">Characters of text in the page.</param>
sealed class Boilerplate(TextMeasure measure, int total)
{
    // More of the page's text than this is the document, whatever the mark-up calls it.
    const double MaximumShare = 0.4;
    const double MenuLinkShare = 0.6;
    const int MenuLinks = 3;
    const int LongAside = 600;
    const int ShortForm = 300;

    static readonly FrozenSet<string> Roles = FrozenSet.Create(
        "navigation", "search", "banner", "contentinfo", "complementary", "menu", "menubar", "toolbar", "tablist", "alertdialog", "dialog");

    // Words of class names and ids that say what a block is for, alone or after "-".
    static readonly FrozenSet<string> Words = FrozenSet.Create(
        "cookie", "cookies", "consent", "gdpr", "share", "sharing", "sharebar", "social", "breadcrumb", "breadcrumbs", "newsletter",
        "subscribe", "subscription", "related", "recommended", "recommendations", "comments", "disqus", "sidebar", "menu", "navbar", "nav",
        "navigation", "pagination", "pager", "skip", "skiplink", "skiplinks", "advert", "advertisement", "ads", "promo", "banner", "popup",
        "modal", "toolbar", "masthead", "sitemap", "login", "noprint", "printonly", "editsection", "navbox", "catlinks", "printfooter",
        "toc", "hatnote", "ambox", "metadata", "survey", "feedback");

    /// <summary>Whether an element is left out with all that is in it.</summary>
    public bool Is(IElement element)
    {
        if (element.LocalName is "html" or "body" or "main" or "article" || HtmlNotes.IsNoteOrCall(element))
            return false;
        var size = measure.TextOf(element);
        if (size > MaximumShare * total)
            return false;
        return element.LocalName switch
        {
            "nav" => true,
            "aside" => size < LongAside || measure.LinkShareOf(element) > MenuLinkShare,
            "form" => size < ShortForm,
            "footer" or "header" => IsOfPage(element),
            _ => IsNamed(element, size) || IsMenu(element, size),
        };
    }

    bool IsNamed(IElement element, int size)
    {
        if (element.GetAttribute("role") is { } role && Roles.Contains(role.Trim().ToLowerInvariant()))
            return true;
        if (!HtmlNames.Blocks.Contains(element.LocalName) && element.LocalName is not ("span" or "a"))
            return false;
        // A long text without links under such a name is a misunderstanding.
        return (IsNamed(element.ClassName) || IsNamed(element.Id)) && (size < LongAside || measure.LinkShareOf(element) > 0.3);
    }

    static bool IsNamed(string? names)
    {
        if (string.IsNullOrEmpty(names) || names.Length > 512)
            return false;
        foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // "has-sidebar" and "no-nav" speak of the page, not of the element.
            if (name.StartsWith("has-", StringComparison.Ordinal) || name.StartsWith("no-", StringComparison.Ordinal)
                || name.StartsWith("with-", StringComparison.Ordinal))
                continue;
            foreach (var word in name.Split('-', '_'))
                if (Words.Contains(word.ToLowerInvariant()))
                    return true;
        }
        return false;
    }

    // Lists of links in the document itself stand beside text; menus are lists of short links alone.
    bool IsMenu(IElement element, int size) =>
        element.LocalName is "ul" or "ol" or "table" or "div" or "section" or "p"
        && measure.LinksOf(element) >= MenuLinks
        && measure.LinkShareOf(element) > 0.8
        && size / measure.LinksOf(element) < 25
        && !IsInArticle(element);

    static bool IsOfPage(IElement element)
    {
        if (element.LocalName == "header" && element.InReadingOrder().Any(static node => node is IElement { LocalName: "h1" }))
            return false;
        return !IsInArticle(element);
    }

    static bool IsInArticle(IElement element)
    {
        for (var above = element.ParentElement; above is not null; above = above.ParentElement)
            if (above.LocalName is "article" or "main" or "blockquote" || above.Says("role", "main"))
                return true;
        return false;
    }
}
