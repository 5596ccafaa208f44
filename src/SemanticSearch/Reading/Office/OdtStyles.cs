using System.Xml;

namespace SemanticSearch.Reading.Office;

/// <summary>
/// The styles of an ODT file: named ones, and those of its text's own formatting, which come later and count before them. Those of headers
/// and footers are left out.
/// </summary>
sealed class OdtStyles : IElementVisitor
{
    // A chain that goes on is a circle.
    const int MaximumChain = 64;

    static readonly OdtLevel?[] NoLevels = new OdtLevel?[OdtLevel.Levels];

    readonly Dictionary<string, OdtStyle> _paragraphs = new(StringComparer.Ordinal);
    readonly Dictionary<string, OdtStyle> _texts = new(StringComparer.Ordinal);
    readonly Dictionary<string, OdtStyle> _resolved = new(StringComparer.Ordinal);
    readonly Dictionary<string, OdtLevel?[]> _lists = new(StringComparer.Ordinal);
    OdtStyle? _style;
    OdtLevel?[]? _levels;

    /// <summary>Whether formatting of the part's own is left out, as that of the headers and footers in styles.xml.</summary>
    public bool SkipsAutomatic { get; set; }

    /// <summary>How headings are numbered.</summary>
    public OdtLevel?[] Outline { get; private set; } = NoLevels;

    public bool WantsText => false;

    /// <summary>What a paragraph style makes of its paragraphs.</summary>
    public OdtStyle Paragraph(string? name)
    {
        name ??= "";
        if (!_resolved.TryGetValue(name, out var style))
            _resolved[name] = style = Follow(name);
        return style;
    }

    /// <summary>Whether a text style hides its text, or null if it does not tell.</summary>
    public bool? Hides(string? name)
    {
        for (var i = 0; i < MaximumChain && name is not null && _texts.TryGetValue(name, out var style); i++)
        {
            if (style.IsHidden is { } isHidden)
                return isHidden;
            name = style.Parent;
        }
        return null;
    }

    /// <summary>The levels of a list style.</summary>
    public OdtLevel?[] List(string? name) => name is not null && _lists.TryGetValue(name, out var levels) ? levels : NoLevels;

    public bool Start(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "automatic-styles":
                return !SkipsAutomatic;
            case "master-styles" or "meta" or "settings" or "scripts" or "font-face-decls" or "binary-data":
                return false;
            case "style":
                Begin(element);
                break;
            case "text-properties" when _style is not null && element.GetAttribute("display", OdtXml.Text) is { } display:
                _style.IsHidden = display == "none";
                break;
            case "paragraph-properties" when _style is not null:
                _style.BreaksBefore = Breaks(element, "break-before") ?? _style.BreaksBefore;
                _style.BreaksAfter = Breaks(element, "break-after");
                break;
            case "list-style":
                _levels = new OdtLevel?[OdtLevel.Levels];
                _lists[element.GetAttribute("name", OdtXml.Style) ?? ""] = _levels;
                break;
            case "outline-style":
                Outline = _levels = new OdtLevel?[OdtLevel.Levels];
                break;
            case "list-level-style-number" or "list-level-style-bullet" or "list-level-style-image" or "outline-level-style"
                when _levels is not null:
                var (index, level) = OdtLevel.Read(element);
                _levels[index] = level;
                break;
        }
        return true;
    }

    public void End(string vocabulary, string name)
    {
        if (name == "style")
            _style = null;
        else if (name is "list-style" or "outline-style")
            _levels = null;
    }

    public void Write(ReadOnlySpan<char> text)
    {
    }

    static bool? Breaks(XmlReader element, string name) => element.GetAttribute(name, OdtXml.Format) switch
    {
        null => null,
        "page" or "even-page" or "odd-page" => true,
        _ => false,
    };

    void Begin(XmlReader element)
    {
        if (element.GetAttribute("name", OdtXml.Style) is not { } name)
            return;
        _style = new OdtStyle
        {
            Name = element.GetAttribute("display-name", OdtXml.Style) ?? name.Replace("_20_", " ", StringComparison.Ordinal),
            Parent = element.GetAttribute("parent-style-name", OdtXml.Style),
            OutlineLevel = OfficeXml.Number(element.GetAttribute("default-outline-level", OdtXml.Style)),
            BreaksBefore = element.GetAttribute("master-page-name", OdtXml.Style) is { Length: > 0 } ? true : null,
        };
        switch (element.GetAttribute("family", OdtXml.Style))
        {
            case "paragraph":
                _paragraphs[name] = _style;
                break;
            case "text":
                _texts[name] = _style;
                break;
        }
    }

    OdtStyle Follow(string name)
    {
        var all = new OdtStyle();
        string? next = name;
        for (var i = 0; i < MaximumChain && next is not null; i++)
        {
            var style = _paragraphs.TryGetValue(next, out var written)
                ? written
                : new OdtStyle { Name = next.Replace("_20_", " ", StringComparison.Ordinal) };
            all.OutlineLevel ??= style.OutlineLevel ?? StyleNames.HeadingLevel(style.Name);
            all.IsHidden ??= style.IsHidden;
            all.BreaksBefore ??= style.BreaksBefore;
            all.BreaksAfter ??= style.BreaksAfter;
            all.Kind ??= StyleNames.KindOf(style.Name);
            all.IsTitle |= StyleNames.IsTitle(style.Name);
            next = style.Parent;
        }
        return all;
    }
}
