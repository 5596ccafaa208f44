using System.Collections.Frozen;
using System.Text;
using System.Xml;

namespace SemanticSearch.Reading.Office;

/// <summary>
/// Writes the text of an ODT file (ODF 1.3 part 3) from its elements, in their order, without recursion: what the document shows with all
/// changes accepted. Deletions, which are kept apart, hidden text, annotations and the templates of indexes are left out.
/// </summary>
/// <param name="content">The document, for errors.</param>
/// <param name="styles">The named styles; those of the part itself are added.</param>
/// <param name="story">Where the text is written.</param>
/// <param name="formulaOf">Gives the text of an embedded formula by its path.</param>
/// <param name="hasPages">Whether the part tells where its pages were broken.</param>
sealed class OdtWalker(DocumentContent content, OdtStyles styles, StoryWriter story, Func<string, string?> formulaOf, bool hasPages)
    : IElementVisitor
{
    static readonly FrozenSet<string> Skipped = FrozenSet.Create(
        "tracked-changes", "annotation", "annotation-end", "forms", "variable-decls", "sequence-decls", "user-field-decls",
        "dde-connection-decls",
        "alphabetical-index-auto-mark-file", "ruby-text", "placeholder", "table-of-content-source", "illustration-index-source",
        "table-index-source", "object-index-source", "user-index-source", "alphabetical-index-source", "bibliography-source",
        "binary-data", "event-listeners", "script", "dde-source", "glue-point");

    static readonly FrozenSet<string> Boxes = FrozenSet.Create(
        "text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "regular-polygon", "line", "connector", "caption", "path",
        "polyline", "measure");

    readonly Stack<OdtFlow> _outer = new();
    readonly Stack<OdtTable> _tables = new();
    readonly Dictionary<string, OdtNumbers> _lastOfStyle = new(StringComparer.Ordinal);
    readonly Dictionary<string, OdtNumbers> _byId = new(StringComparer.Ordinal);
    readonly OdtNumbers _outline = new();
    readonly StringBuilder _citation = new();
    FormulaText? _formula;
    OdtFlow _flow = new();
    bool _isInBody;
    bool _isInCitation;
    NoteKind _noteKind;

    public bool WantsText => _formula is null ? _isInCitation || _flow.Paragraphs > 0 : _formula.WantsText;

    public bool Start(XmlReader element)
    {
        if (_formula is not null)
            return _formula.Start(element);
        if (_isInBody)
            return !Skipped.Contains(element.LocalName) && StartInBody(element);
        if (element is { LocalName: "body", NamespaceURI: OdtXml.Office } or { Depth: 0 })
            return true;
        if (element.Depth != 2 || element.NamespaceURI != OdtXml.Office || element.LocalName is "styles" or "automatic-styles")
            return styles.Start(element);
        _isInBody = element.LocalName == "text"
            ? true
            : element.LocalName is "spreadsheet" or "presentation" or "drawing" or "chart" or "image" or "database"
                ? throw content.Unreadable($"is an OpenDocument {element.LocalName}, not a text; save its text as .odt or .txt")
                : _isInBody;
        return true;
    }

    public void End(string vocabulary, string name)
    {
        if (_formula is not null)
        {
            EndFormula(_formula, vocabulary, name);
            return;
        }
        if (!_isInBody)
        {
            styles.End(vocabulary, name);
            return;
        }
        switch (vocabulary)
        {
            case OdtXml.Text:
                EndText(name);
                break;
            case OdtXml.Table:
                EndTable(name);
                break;
            case OdtXml.Draw when Boxes.Contains(name) && _outer.Count > 0:
                story.EndBox();
                _flow = _outer.Pop();
                break;
            case OdtXml.Office when name == "body":
                _isInBody = false;
                break;
        }
    }

    public void Write(ReadOnlySpan<char> text)
    {
        if (_formula is not null)
            _formula.Write(text);
        else if (_isInCitation)
            _citation.Append(text);
        else if (_flow.IsVisible)
            story.Write(text);
    }

    bool StartInBody(XmlReader element) => element.NamespaceURI switch
    {
        OdtXml.Text => StartText(element),
        OdtXml.Table => StartTable(element),
        OdtXml.Draw => StartDrawing(element),
        OdtXml.Svg or OdtXml.Form => false,
        OdtXml.Math => StartFormula(element),
        _ => true,
    };

    bool StartFormula(XmlReader element)
    {
        var formula = new FormulaText();
        if (!formula.Start(element))
            return false;
        _formula = formula;
        return true;
    }

    void EndFormula(FormulaText formula, string vocabulary, string name)
    {
        formula.End(vocabulary, name);
        if (!formula.IsClosed)
            return;
        _formula = null;
        Write(formula.Text);
    }

    bool StartText(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "p" or "h":
                BeginParagraph(element);
                break;
            case "span":
                _flow.Hidden.Push(styles.Hides(StyleOf(element)) ?? (_flow.Hidden.TryPeek(out var isHidden) && isHidden));
                break;
            case "s" when _flow.IsVisible:
                story.Write(" ");
                break;
            case "tab" when _flow.IsVisible:
                story.Write(" ");
                break;
            case "line-break" when _flow.IsVisible:
                story.BreakLine();
                break;
            case "soft-page-break" when hasPages:
                story.BeginPage();
                break;
            case "section" or "hidden-text" or "hidden-paragraph":
                return element.GetAttribute("display", OdtXml.Text) != "none" && element.GetAttribute("is-hidden", OdtXml.Text) != "true";
            case "list" or "list-item" or "list-header" or "numbered-paragraph":
                StartList(element);
                break;
            case "note":
                return StartNote(element);
            case "note-citation":
                _isInCitation = true;
                break;
            case "note-body":
                _outer.Push(_flow);
                _flow = new OdtFlow();
                story.BeginNote(_citation.ToString(), _noteKind);
                break;
        }
        return true;
    }

    bool StartNote(XmlReader element)
    {
        _citation.Clear();
        _noteKind = element.GetAttribute("note-class", OdtXml.Text) == "endnote" ? NoteKind.Endnote : NoteKind.Footnote;
        return _flow.IsVisible && !story.InNote;
    }

    void StartList(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "list" or "numbered-paragraph":
                BeginList(element);
                break;
            case "list-item" or "list-header" when _flow.Lists.TryPeek(out var list):
                list.AwaitsMark = element.LocalName == "list-item";
                list.Start = OfficeXml.Number(element.GetAttribute("start-value", OdtXml.Text));
                break;
        }
    }

    void BeginList(XmlReader element)
    {
        var style = StyleOf(element);
        var goesOn = element.GetAttribute("continue-numbering", OdtXml.Text) == "true";
        var list = _flow.Lists.TryPeek(out var outer)
            ? BeginInnerList(outer, style ?? outer.Style, goesOn)
            : BeginOuterList(style, goesOn, element.GetAttribute("continue-list", OdtXml.Text));
        if (element.GetAttribute("id", "http://www.w3.org/XML/1998/namespace") is { } id)
            _byId[id] = list.Numbers;
        if (list.Style is { } name)
            _lastOfStyle[name] = list.Numbers;
        list.AwaitsMark = element.LocalName == "numbered-paragraph";
        _flow.Lists.Push(list);
    }

    OdtList BeginInnerList(OdtList outer, string? style, bool goesOn)
    {
        if (!goesOn && !outer.Continues)
            outer.Numbers.Reset(Math.Min(_flow.Lists.Count, OdtLevel.Levels - 1));
        return new OdtList(style, outer.Numbers, outer.Continues);
    }

    OdtList BeginOuterList(string? style, bool goesOn, string? list)
    {
        OdtNumbers? numbers = null;
        if (list is not null)
            _byId.TryGetValue(list, out numbers);
        if (numbers is null && goesOn && style is not null)
            _lastOfStyle.TryGetValue(style, out numbers);
        return new OdtList(style, numbers ?? new OdtNumbers(), continues: numbers is not null);
    }

    void BeginParagraph(XmlReader element)
    {
        var style = styles.Paragraph(StyleOf(element));
        if (hasPages && ((style.BreaksBefore ?? false) || _flow.BreaksAfter) && !story.IsEmpty && _tables.Count == 0)
            story.BeginPage();
        _flow.BreaksAfter = style.BreaksAfter ?? false;
        _flow.Paragraphs++;
        _flow.Hidden.Push(style.IsHidden ?? false);
        story.BeginParagraph(LookOf(element, style));
    }

    ParagraphLook LookOf(XmlReader element, OdtStyle style)
    {
        var outline = element.LocalName == "h"
            ? Math.Max(1, OfficeXml.Number(element.GetAttribute("outline-level", OdtXml.Text)) ?? 1)
            : style.OutlineLevel is > 0 and var level ? level : 0;
        var mark = TakeMark();
        if (outline > 0 && !style.IsTitle)
        {
            if (_flow.Lists.Count == 0 && element.LocalName == "h" && element.GetAttribute("is-list-header", OdtXml.Text) != "true")
                mark = _outline.Next(styles.Outline, Math.Min(outline, OdtLevel.Levels) - 1, RestartOf(element));
            return new ParagraphLook(BlockKind.Heading, outline, Mark: mark == "-" ? null : mark);
        }
        if (style.IsTitle)
            return new ParagraphLook(BlockKind.Heading, HeadingLevel: 1, IsTitle: true, Mark: mark);
        return mark is null
            ? new ParagraphLook(style.Kind ?? BlockKind.Paragraph)
            : new ParagraphLook(BlockKind.ListItem, Mark: mark, ListLevel: Math.Min(_flow.Lists.Count, OdtLevel.Levels) - 1);
    }

    string? TakeMark()
    {
        if (!_flow.Lists.TryPeek(out var list) || !list.AwaitsMark)
            return null;
        list.AwaitsMark = false;
        foreach (var open in _flow.Lists)
            open.Continues = false;
        return list.Numbers.Next(styles.List(list.Style), Math.Min(_flow.Lists.Count, OdtLevel.Levels) - 1, list.Start);
    }

    bool StartTable(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "table":
                _tables.Push(new OdtTable());
                break;
            case "table-column" when _tables.TryPeek(out var table):
                table.AddColumns(OfficeXml.Number(element.GetAttribute("number-columns-repeated", OdtXml.Table)) ?? 1);
                break;
            case "table-row" when _tables.TryPeek(out var table):
                if (!table.IsBegun)
                    story.BeginTable(table.Columns == 1 ? 1 : 2);
                table.IsBegun = true;
                table.Covered = 0;
                story.BeginRow();
                break;
            case "table-cell" or "covered-table-cell" when _tables.TryPeek(out var table) && table.IsBegun:
                var span = OfficeXml.Number(element.GetAttribute("number-columns-spanned", OdtXml.Table)) ?? 1;
                if (table.BeginsCell(element.LocalName, span))
                    story.BeginCell();
                break;
        }
        return true;
    }

    bool StartDrawing(XmlReader element)
    {
        if (element.LocalName == "object" && _flow.IsVisible && element.GetAttribute("href", OdtXml.Link) is { } path)
            story.Write(formulaOf(path));
        if (!Boxes.Contains(element.LocalName))
            return true;
        if ((_flow.Paragraphs > 0 && !_flow.IsVisible) || !story.BeginBox())
            return false;
        _outer.Push(_flow);
        _flow = new OdtFlow();
        return true;
    }

    void EndText(string name)
    {
        switch (name)
        {
            case "p" or "h":
                story.EndParagraph();
                _flow.Hidden.TryPop(out _);
                _flow.Paragraphs = Math.Max(0, _flow.Paragraphs - 1);
                break;
            case "span":
                _flow.Hidden.TryPop(out _);
                break;
            case "list" or "numbered-paragraph":
                _flow.Lists.TryPop(out _);
                break;
            case "list-item" or "list-header" when _flow.Lists.TryPeek(out var list):
                list.AwaitsMark = false;
                break;
            case "note-citation":
                _isInCitation = false;
                break;
            case "note-body" when _outer.Count > 0:
                story.EndNote();
                _flow = _outer.Pop();
                break;
        }
    }

    void EndTable(string name)
    {
        if (name == "table" && _tables.TryPop(out var table) && table.IsBegun)
            story.EndTable();
    }

    static string? StyleOf(XmlReader element) => element.GetAttribute("style-name", OdtXml.Text);

    static int? RestartOf(XmlReader element) => element.GetAttribute("restart-numbering", OdtXml.Text) == "true"
        ? OfficeXml.Number(element.GetAttribute("start-value", OdtXml.Text)) ?? 1
        : null;
}
