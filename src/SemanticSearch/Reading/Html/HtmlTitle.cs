using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>Chooses the title among what a page says of itself, without the name of its site.</summary>
static class HtmlTitle
{
    const int MaximumLength = 400;
    const int MaximumSiteWords = 8;

    static readonly string[] Separators = [" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " « ", " / "];

    /// <summary>The title, or null if the page gives none.</summary>
    /// <param name="page">The page.</param>
    /// <param name="shared">The title as the page gives it for sharing (<c>og:title</c>), or null.</param>
    /// <param name="site">The name of the site, or null.</param>
    public static string? Of(HtmlPage page, string? shared, string? site)
    {
        var head = page.Tree.Head?.InReadingOrder().FirstOrDefault(static node => node is IElement { LocalName: "title" });
        var given = shared is { Length: > 0 } ? shared : head?.PlainText(MaximumLength);
        var title = string.IsNullOrWhiteSpace(given) ? null : WithoutSite(given.Trim(), site);
        if (Heading(page) is not { Length: > 0 } heading)
            return title;
        return title is null || title == site || Says(given!, heading) ? heading : title;
    }

    static string? Heading(HtmlPage page)
    {
        var headings = page.Content.Root.InReadingOrder(page.Content.Skips)
            .Where(static node => node is IElement { LocalName: "h1" })
            .Select(static node => HtmlText.Visible(node.PlainText(MaximumLength)))
            .Where(static heading => heading.Length > 0)
            .Take(2)
            .ToList();
        return headings.Count > 0 ? headings[0] : null;
    }

    static bool Says(string title, string heading) =>
        title.Contains(heading, StringComparison.OrdinalIgnoreCase) && heading.Length * 3 >= title.Length;

    static string WithoutSite(string title, string? site)
    {
        foreach (var separator in Separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0)
                continue;
            var tail = title[(at + separator.Length)..].Trim();
            var isSite = site is not null && (tail.Equals(site, StringComparison.OrdinalIgnoreCase)
                || site.Contains(tail, StringComparison.OrdinalIgnoreCase));
            if (isSite || (separator is " | " or " :: " or " » " && tail.Split(' ').Length <= MaximumSiteWords))
                return WithoutSite(title[..at].Trim(), site);
        }
        return title;
    }
}
