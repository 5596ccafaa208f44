using System.Collections.Frozen;
using System.Text;
using System.Xml;

namespace SemanticSearch.Reading.Office;

/// <summary>
/// Writes the text of a DOCX part from its elements, in their order, without recursion: what the finished document shows once all changes
/// are accepted. Deletions, hidden text, the instructions of fields, comments and the fallbacks of newer markup are left out.
/// </summary>
/// <param name="parts">What the other parts tell.</param>
/// <param name="story">Where the text is written.</param>
/// <param name="hasPages">Whether the part tells where its pages were broken.</param>
sealed class DocxWalker(DocxParts parts, StoryWriter story, bool hasPages) : IElementVisitor
{
    static readonly FrozenSet<string> Skipped = FrozenSet.Create(
        "del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "rubyPr", "tblPr", "tblPrEx", "tblGridChange", "tcPr", "sdtEndPr",
        "fldData", "ffData", "smartTagPr", "customXmlPr", "background");

    readonly Stack<DocxFlow> _outer = new();
    readonly Stack<DocxTable> _tables = new();
    readonly Stack<bool> _alternatives = new();
    DocxFlow _flow = new();
    DocxScope _scope;
    bool _isPlaceholder;

    public bool WantsText { get; private set; }

    public bool Start(XmlReader element)
    {
        if (_tables.TryPeek(out var table) && table.IsRowDeleted)
            return false;
        if (WordXml.IsWord(element.NamespaceURI))
            return _scope == DocxScope.Text ? StartText(element) : StartProperty(element);
        if (WordXml.IsMath(element.NamespaceURI))
            return StartMath(element.LocalName);
        return element.NamespaceURI != WordXml.Compatibility || StartAlternative(element.LocalName);
    }

    public void End(string vocabulary, string name)
    {
        if (vocabulary == WordXml.Compatibility && name == "AlternateContent")
            _alternatives.TryPop(out _);
        else if (name == "t")
            WantsText = false;
        else if (WordXml.IsWord(vocabulary))
            EndWord(name);
    }

    public void Write(ReadOnlySpan<char> text)
    {
        if (!_flow.IsVisible)
            return;
        if (_flow.NoteMark is { } mark)
            mark.Append(text);
        else if (_flow.InParagraph)
            story.Write(text);
    }

    bool StartProperty(XmlReader element)
    {
        var name = element.LocalName;
        switch (_scope)
        {
            case DocxScope.ContentControl:
                _isPlaceholder |= name == "showingPlcHdr" && WordXml.IsOn(element);
                return false;
            case DocxScope.Row:
                _tables.Peek().IsRowDeleted |= name == "del";
                return false;
            case DocxScope.Run when name == "rStyle":
                _flow.IsRunHidden = parts.Styles.Resolve(WordXml.Attribute(element)).IsHidden ?? _flow.IsRunHidden;
                return false;
            case DocxScope.Run when name == "vanish":
                _flow.IsRunHidden = WordXml.IsOn(element);
                return false;
            case DocxScope.ParagraphMark:
                _flow.IsMarkDeleted |= name is "del" or "moveFrom";
                // The hidden mark of a run-in heading, told by specVanish, only parts it from the paragraph on the same line.
                _flow.IsMarkHidden = name != "specVanish" && (_flow.IsMarkHidden || (name == "vanish" && WordXml.IsOn(element)));
                return false;
            case DocxScope.Paragraph:
                return StartParagraphProperty(element, name);
            default:
                return false;
        }
    }

    bool StartParagraphProperty(XmlReader element, string name)
    {
        switch (name)
        {
            case "numPr":
                return true;
            case "rPr":
                _scope = DocxScope.ParagraphMark;
                return true;
            case "pStyle":
                _flow.Style = WordXml.Attribute(element);
                break;
            case "outlineLvl":
                _flow.OutlineLevel = WordXml.Number(element);
                break;
            case "numId":
                _flow.NumberingId = WordXml.Number(element);
                break;
            case "ilvl":
                _flow.NumberingLevel = WordXml.Number(element);
                break;
            case "sectPr":
                _flow.EndsSection = true;
                break;
        }
        return false;
    }

    bool StartText(XmlReader element)
    {
        var name = element.LocalName;
        if (Skipped.Contains(name))
            return false;
        switch (name)
        {
            case "p":
                EndParagraph();
                _flow.Begin();
                break;
            case "pPr" when _flow is { InParagraph: true, IsBegun: false }:
                _scope = DocxScope.Paragraph;
                break;
            case "rPr":
                _scope = DocxScope.Run;
                break;
            case "sdt":
                _isPlaceholder = false;
                break;
            case "sdtPr":
                _scope = DocxScope.ContentControl;
                break;
            case "sdtContent":
                var isPlaceholder = _isPlaceholder;
                _isPlaceholder = false;
                return !isPlaceholder;
            case "trPr" when _tables.Count > 0:
                _scope = DocxScope.Row;
                break;
            case "pPr" or "trPr":
                return false;
            case "sectPr":
                BeginSection();
                return false;
            case "txbxContent":
                return BeginBox();
            case "tbl" or "gridCol" or "tr" or "tc":
                StartTable(name);
                break;
            default:
                StartInline(element, name);
                break;
        }
        return true;
    }

    void StartTable(string name)
    {
        if (name == "tbl")
        {
            EndParagraph();
            _tables.Push(new DocxTable());
            return;
        }
        if (!_tables.TryPeek(out var table))
            return;
        if (name == "gridCol")
            table.Columns++;
        if (name == "tr")
        {
            if (!table.IsBegun)
                story.BeginTable(table.Columns == 1 ? 1 : 2);
            table.IsBegun = true;
            story.BeginRow();
        }
        if (name == "tc" && table.IsBegun)
            story.BeginCell();
    }

    void StartInline(XmlReader element, string name)
    {
        switch (name)
        {
            case "r":
                BeginRun();
                break;
            case "t":
                BeginText();
                break;
            case "tab" or "ptab":
                Write(" ");
                break;
            case "br" or "cr" when _flow.IsVisible && _flow.InParagraph:
                story.BreakLine();
                break;
            case "noBreakHyphen":
                Write("\u2011");
                break;
            case "sym":
                Write(SymbolFont.Read(WordXml.Attribute(element, "font"), HexNumber(WordXml.Attribute(element, "char"))));
                break;
            case "fldChar":
                _flow.Fields.Meet(WordXml.Attribute(element, "fldCharType"));
                break;
            case "lastRenderedPageBreak" when hasPages && _outer.Count == 0:
                story.BeginPage();
                parts.Footnotes.BeginPage();
                break;
            case "footnoteReference":
                CallNote(element, NoteKind.Footnote);
                break;
            case "endnoteReference":
                CallNote(element, NoteKind.Endnote);
                break;
        }
    }

    void BeginRun()
    {
        BeginParagraph();
        _flow.IsRunHidden = _flow.IsHidden;
    }

    void BeginText()
    {
        BeginParagraph();
        WantsText = true;
    }

    bool StartMath(string name)
    {
        switch (name)
        {
            case "ctrlPr":
                return false;
            case "r":
                BeginRun();
                break;
            case "t":
                BeginText();
                break;
            case "den":
                Write("/");
                break;
        }
        return true;
    }

    // The first choice is taken: it is what current programs show, and the fallback says the same again.
    bool StartAlternative(string name)
    {
        if (name == "AlternateContent")
        {
            _alternatives.Push(false);
            return true;
        }
        if (name is not ("Choice" or "Fallback") || !_alternatives.TryPop(out var isChosen))
            return true;
        _alternatives.Push(true);
        return !isChosen;
    }

    void EndWord(string name)
    {
        switch (name)
        {
            case "pPr" when _scope == DocxScope.Paragraph:
                _scope = DocxScope.Text;
                BeginParagraph();
                break;
            case "rPr":
                _scope = _scope == DocxScope.ParagraphMark ? DocxScope.Paragraph : DocxScope.Text;
                break;
            case "sdtPr" or "trPr":
                _scope = DocxScope.Text;
                break;
            case "r":
                EndNoteMark();
                break;
            case "p":
                EndParagraph();
                break;
            case "tr" when _tables.TryPeek(out var table):
                table.IsRowDeleted = false;
                break;
            case "tbl":
                EndParagraph();
                if (_tables.Pop().IsBegun)
                    story.EndTable();
                break;
            case "txbxContent":
                EndParagraph();
                story.EndBox();
                _flow = _outer.Pop();
                break;
        }
    }

    void BeginParagraph()
    {
        if (!_flow.InParagraph || _flow.IsBegun)
            return;
        _flow.IsBegun = true;
        var style = parts.Styles.Resolve(_flow.Style);
        _flow.IsHidden = _flow.IsRunHidden = style.IsHidden ?? false;
        story.BeginParagraph(LookOf(style));
    }

    ParagraphLook LookOf(DocxStyle style)
    {
        var outline = _flow.OutlineLevel ?? style.OutlineLevel;
        string? mark = null;
        var level = 0;
        if ((_flow.NumberingId ?? style.NumberingId) is { } numbering and not 0 && !_flow.IsMarkDeleted && !_flow.IsMarkHidden)
            (mark, level) = parts.Numbering.Next(numbering, _flow.NumberingLevel ?? style.NumberingLevel, _flow.Style);
        if (outline is >= 0 and <= 8)
            return new ParagraphLook(BlockKind.Heading, outline.Value + 1, Mark: mark == "-" ? null : mark);
        if (style.IsTitle)
            return new ParagraphLook(BlockKind.Heading, HeadingLevel: 1, IsTitle: true, Mark: mark);
        return mark is null
            ? new ParagraphLook(style.Kind ?? BlockKind.Paragraph)
            : new ParagraphLook(BlockKind.ListItem, Mark: mark, ListLevel: level);
    }

    void EndParagraph()
    {
        if (!_flow.InParagraph)
            return;
        BeginParagraph();
        EndNoteMark();
        _flow.End();
        story.EndParagraph(joinsNext: _flow.IsMarkDeleted);
        if (_flow.EndsSection)
            BeginSection();
    }

    void BeginSection()
    {
        parts.Footnotes.BeginSection();
        parts.Endnotes.BeginSection();
    }

    bool BeginBox()
    {
        if (!_flow.IsVisible || !story.BeginBox())
            return false;
        _outer.Push(_flow);
        _flow = new DocxFlow();
        return true;
    }

    void CallNote(XmlReader element, NoteKind kind)
    {
        if (!_flow.IsVisible || WordXml.Attribute(element, "id") is not { } id)
            return;
        EndNoteMark();
        if (WordXml.IsOn(element, "customMarkFollows", otherwise: false))
            (_flow.NoteMark, _flow.MarkedNote) = (new StringBuilder(), (id, kind));
        else
            WriteNote(kind == NoteKind.Footnote ? parts.Footnotes.Next("decimal") : parts.Endnotes.Next("lowerRoman"), id, kind);
    }

    void EndNoteMark()
    {
        if (_flow.NoteMark is not { } mark)
            return;
        _flow.NoteMark = null;
        WriteNote(mark.ToString(), _flow.MarkedNote.Id, _flow.MarkedNote.Kind);
    }

    void WriteNote(string label, string id, NoteKind kind)
    {
        if (parts.Notes.Remove((kind, id), out var text))
            story.WriteNote(label, kind, text);
    }

    static int HexNumber(string? value) =>
        int.TryParse(value, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}
