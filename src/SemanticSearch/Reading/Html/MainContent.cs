using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>
/// The part of a page that is the document: what the page itself marks as such, or else its body; in either case without what is hidden and
/// what is about the site, see <see cref="Boilerplate"/>. When unsure the text stays: a menu line too much harms less than a paragraph too
/// little.
/// </summary>
sealed class MainContent
{
    // A marked part with less of the page's prose than this is a teaser.
    const double MinimumShare = 0.3;
    const double MinimumNarrowing = 0.8;
    const double MaximumHidden = 0.5;

    readonly HashSet<INode> _dropped = [];

    MainContent(INode root) => Root = root;

    /// <summary>The element that the document stands in.</summary>
    public INode Root { get; private set; }

    /// <summary>Whether a node in <see cref="Root"/> is left out with all that is in it.</summary>
    public bool Skips(INode node) => HiddenElements.IsSilent(node) || _dropped.Contains(node);

    /// <summary>Finds the document in a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isBook">Whether the page is of a book, which has no menus.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static MainContent Of(IDocument page, bool isBook, CancellationToken cancellationToken)
    {
        var body = (INode?)page.Body ?? page;
        var content = new MainContent(body);
        var measure = new TextMeasure(body, HiddenElements.IsSilent, cancellationToken);
        content.DropHidden(new HiddenElements(page), measure);
        if (isBook)
            return content;
        measure = new TextMeasure(body, content.Skips, cancellationToken);
        content.DropBoilerplate(new Boilerplate(measure, measure.TextOf(body)));
        measure = new TextMeasure(body, content.Skips, cancellationToken);
        content.Narrow(measure);
        return content;
    }

    void DropHidden(HiddenElements hidden, TextMeasure measure)
    {
        var most = MaximumHidden * measure.TextOf(Root);
        foreach (var node in Root.InReadingOrder(Skips))
            if (node is IElement element && element != Root && hidden.Hides(element) && measure.TextOf(element) <= most)
                _dropped.Add(element);
    }

    void DropBoilerplate(Boilerplate boilerplate)
    {
        foreach (var node in Root.InReadingOrder(Skips))
            if (node is IElement element && boilerplate.Is(element))
                _dropped.Add(element);
    }

    void Narrow(TextMeasure measure)
    {
        var (body, all) = (Root, measure.TextOf(Root));
        if (Best(body, measure, static e => e.LocalName == "main" || e.Says("role", "main")) is { } main
            && measure.TextOf(main) >= MinimumShare * all)
            Root = main;
        var least = MinimumNarrowing * measure.TextOf(Root);
        if (Best(Root, measure, static e => e.LocalName == "article" || e.Says("role", "article")) is { } article
            && measure.TextOf(article) >= (Root == body ? MinimumShare * all : least)
            && IsTheOnlyLong(article, measure))
            Root = article;
        else if (Root == body
            && Best(body, measure, static e => e.Says("itemprop", "articleBody", "text")) is { } text
            && measure.TextOf(text) >= MinimumNarrowing * all)
            Root = text;
    }

    INode? Best(INode root, TextMeasure measure, Func<IElement, bool> isCandidate) => root.InReadingOrder(Skips)
        .OfType<IElement>()
        .Where(element => element != root && isCandidate(element))
        .MaxBy(measure.TextOf);

    // A page of several articles is a list of them, and all of it is its text.
    bool IsTheOnlyLong(INode article, TextMeasure measure) => !Root.InReadingOrder(Skips)
        .OfType<IElement>()
        .Any(element => element.LocalName == "article" && element != article
            && !element.IsIn(article) && !article.IsIn(element)
            && measure.TextOf(element) > 0.25 * measure.TextOf(article));
}
