using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>
/// Finds notes by the links that call them: as DPUB-ARIA and EPUB mark them (https://www.w3.org/TR/dpub-aria-1.1/#doc-noteref), and as
/// Pandoc, MediaWiki, Word, Docutils and authors by hand write them.
/// </summary>
sealed partial class HtmlNotes
{
    // Longer lists are kept as the text they are.
    const int MaximumCalls = 10_000;
    const int MaximumNodes = 1_000;

    readonly HtmlLinks _links;
    readonly Dictionary<INode, HtmlNote> _notes = [];
    readonly HashSet<INode> _backLinks = [];
    readonly HashSet<INode> _bodies = [];
    readonly Dictionary<INode, HtmlNote> _uncalled = [];

    /// <summary>Finds the notes of pages.</summary>
    public HtmlNotes(IReadOnlyList<HtmlPage> pages, HtmlLinks links, CancellationToken cancellationToken)
    {
        _links = links;
        var calls = new List<(IElement Call, IElement Target)>();
        foreach (var page in pages)
            foreach (var node in page.Content.Root.InReadingOrder(page.Content.Skips))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (calls.Count < MaximumCalls && node is IElement { LocalName: "a" } link
                    && links.TargetOf(link) is { } target && IsCall(link, target))
                    calls.Add((link, target));
            }
        var targets = calls.Select(call => (INode)call.Target).ToHashSet();
        foreach (var (call, target) in calls)
            Attach(call, target, targets);
        foreach (var page in pages)
            FindUncalled(page);
    }

    /// <summary>The note that a link calls, or null.</summary>
    public HtmlNote? CalledBy(IElement link) => _notes.GetValueOrDefault(link);

    /// <summary>The note that an element is and no link calls, or null.</summary>
    public HtmlNote? Uncalled(INode node) => _uncalled.GetValueOrDefault(node);

    /// <summary>Whether a node is of a note's text, and so not written where it stands.</summary>
    public bool IsBody(INode node) => _bodies.Contains(node);

    /// <summary>Whether a link leads from a note back to its call.</summary>
    public bool IsBackLink(IElement element) => _backLinks.Contains(element) || IsMarkedBackLink(element);

    /// <summary>Whether an element is marked as a note, as a list of notes, or as a call of one.</summary>
    public static bool IsNoteOrCall(IElement element) =>
        IsMarkedNote(element) || IsNoteList(element) || element.Means("noteref");

    static bool IsMarkedNote(IElement element) => element.Means("footnote", "endnote", "rearnote", "note")
        || (element.LocalName is "li" or "aside" or "div" or "p" && element.Says("class", "footnote", "endnote", "fn"));

    static bool IsNoteList(IElement element) => element.Means("footnotes", "endnotes", "rearnotes", "notes")
        || element.Says("class", "footnotes", "endnotes", "references", "reflist", "footnote-list", "footnote-definitions");

    static bool IsMarkedBackLink(IElement element) => element.Means("backlink")
        || element.Says(
            "class", "footnote-back", "footnote-backref", "reversefootnote", "mw-cite-backlink", "fn-backref", "backlink",
            "data-footnote-backref")
        || element.Says("rev", "footnote");

    bool IsCall(IElement link, IElement target)
    {
        if (IsMarkedBackLink(link) || link == target)
            return false;
        if (link.Means("noteref") || link.Says("rel", "footnote")
            || link.Says(
                "class", "footnote-ref", "footnote-reference", "footnote_reference", "fnref", "noteref", "sdfootnoteanc", "sdendnoteanc"))
            return true;
        var label = LabelOf(link);
        if (label.Length is 0 or > 4 || !NoteLabel().IsMatch(label) || IsIn(link, IsNoteList) || target.IsIn(link))
            return false;
        // A link from a note back to its call leads upwards.
        if (_links.IsBefore(target, link) && !IsIn(target, IsMarkedNote))
            return false;
        return IsIn(target, IsMarkedNote) || IsIn(target, IsNoteList) || NoteId().IsMatch(link.GetAttribute("href")!)
            || (IsRaised(link) && HtmlNames.HeadingLevel(target.LocalName) == 0);
    }

    static bool IsRaised(IElement link) => link.ParentElement is { LocalName: "sup" }
        || link.Children.Any(static child => child.LocalName == "sup");

    static bool IsIn(INode node, Func<IElement, bool> matches)
    {
        for (INode? above = node; above is not null; above = above.Parent)
            if (above is IElement element && matches(element))
                return true;
        return false;
    }

    static string LabelOf(IElement link) => link.PlainText(40).Trim(' ', '[', ']', '(', ')', '.', '^', '\u00A0');

    void Attach(IElement call, IElement target, HashSet<INode> targets)
    {
        var body = NoteBody.Of(target, targets);
        if (body.Count == 0 || body.Any(node => node == call || call.IsIn(node)))
            return;
        var label = LabelOf(call) is { Length: > 0 and <= 12 } text ? text : (_notes.Count + 1).ToString(CultureInfo.InvariantCulture);
        var isFirst = !body.Any(_bodies.Contains);
        _notes[call] = new HtmlNote(label, KindOf(body[0]), isFirst ? body : []);
        _bodies.UnionWith(body);
        FindBackLinks(body, call);
    }

    void FindBackLinks(IReadOnlyList<INode> body, IElement call)
    {
        foreach (var node in body.SelectMany(static node => node.InReadingOrder()).Take(MaximumNodes))
            if (node is IElement { LocalName: "a" } link && _links.TargetOf(link) is { } back && LeadsBack(link, back, call))
                _backLinks.Add(link);
    }

    // A note may refer to other notes by their number; that is no way back.
    static bool LeadsBack(IElement link, IElement back, IElement call)
    {
        if (back == call || back.IsIn(call) || back == call.PreviousElementSibling || back == call.ParentElement?.PreviousElementSibling)
            return true;
        return call.IsIn(back) && (LabelOf(link).Length <= 4 || !link.PlainText(40).Any(char.IsLetterOrDigit));
    }

    void FindUncalled(HtmlPage page)
    {
        var places = new Dictionary<INode, int>();
        foreach (var node in page.Content.Root.InReadingOrder(page.Content.Skips))
        {
            if (node is not IElement element)
                continue;
            if (element is { LocalName: "li", Parent: { } parent })
                places[parent] = places.GetValueOrDefault(parent) + 1;
            if (_bodies.Contains(element))
                continue;
            var isItem = element.LocalName == "li" && element.ParentElement is { } list && (IsNoteList(list)
                || (list.ParentElement is { } section && IsNoteList(section)));
            if ((isItem || element.Means("footnote", "endnote", "rearnote")) && !IsIn(element, _bodies.Contains)
                && !IsIn(element.Parent!, _uncalled.ContainsKey))
                _uncalled[element] = new HtmlNote(PlaceIn(places, element), KindOf(element), [element]);
        }
    }

    static string PlaceIn(Dictionary<INode, int> places, IElement element) =>
        Math.Max(1, places.GetValueOrDefault(element.Parent!)).ToString(CultureInfo.InvariantCulture);

    static NoteKind KindOf(INode node) => IsIn(node, static e => e.Means("endnote", "endnotes", "rearnote", "rearnotes"))
        ? NoteKind.Endnote
        : NoteKind.Footnote;

    [GeneratedRegex(@"^(\d{1,4}|[a-zA-Z]|[ivxlc]{1,4}|[*†‡§¶#]{1,4}|n\d{1,3})$", RegexOptions.NonBacktracking)]
    private static partial Regex NoteLabel();

    [GeneratedRegex(
        @"#_?(fn|ftn|edn|note|footnote|endnote|cite_note|sdfootnote|sdendnote|en|n)[-_:.]?\w{0,12}\d{1,4}(sym)?$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex NoteId();
}
