using System.Collections.Frozen;

namespace SemanticSearch.Reading;

/// <summary>
/// Writes the canonical text of TEI from its elements, in their order, without recursion. Paragraphs, heads and the like become blocks
/// parted by a blank line, list items lines with <c>- </c>, table rows lines with <c> | </c> between cells, all with white space
/// collapsed; inline elements leave their text. Notes, figures and running heads are left out. A <c>div</c> with a <c>head</c> is a
/// section that ends where the <c>div</c> does, unless that head only repeats the title.
/// </summary>
sealed class TeiWalker
{
    const int Indent = 2;

    // The Office of the Historian gives some chapters a second head of this type, for the top of printed pages.
    const string RunningHead = "shortened-for-running-head";

    static readonly FrozenSet<string> Skipped = FrozenSet.Create("note", "figure", "fw");
    static readonly FrozenSet<string> Divisions = FrozenSet.Create(
        "div", "div1", "div2", "div3", "div4", "div5", "div6", "div7", "front", "body", "back");

    // Every child of these is a block of its own.
    static readonly FrozenSet<string> Containers = FrozenSet.Create(
        [.. Divisions, "text", "group", "floatingText", "titlePage", "docTitle", "docImprint", "list", "listBibl", "table", "lg", "sp",
        "opener", "closer", "postscript", "epigraph", "argument", "cit"]);

    static readonly FrozenSet<string> Blocks = FrozenSet.Create([.. Containers, "p", "ab", "head", "l", "label", "trailer"]);

    readonly CanonicalTextBuilder _text = new();
    readonly SectionBuilder _sections = new();
    readonly TeiTitle _title = new();
    readonly Stack<Element> _open = new();
    bool _inText;
    int _listDepth;

    // Counts open rows and heads, which stay on one line whatever is in them.
    int _lines;

    /// <summary>The document's title, or null if the header has none.</summary>
    public string? Title => _title.Text;

    /// <summary>The text written so far.</summary>
    public string Text => _text.ToString();

    /// <summary>The sections of the whole text.</summary>
    public IReadOnlyList<Section> Sections => _sections.Build(_text.Length);

    /// <summary>Whether an element is left out with all that is in it.</summary>
    public static bool Skips(string name, string? type) => Skipped.Contains(name) || (name == "head" && type == RunningHead);

    /// <summary>An element begins.</summary>
    public void Start(string name, string? type)
    {
        var parent = _open.TryPeek(out var above) ? above.Name : "";
        var isBlock = Blocks.Contains(name) || Containers.Contains(parent);
        _open.Push(new Element(name, isBlock));
        _inText |= name == "text";
        if (!_inText)
        {
            if (name == "title" && parent == "titleStmt")
                _title.Begin(type, _open.Count);
            return;
        }

        switch (name)
        {
            case "cell":
                _text.Append(_text.BlockIsEmpty ? "" : " | ");
                break;
            case "lb":
                _text.Append(" ");
                break;
            case "item" when _lines == 0:
                _text.BeginItem(new string(' ', Indent * Math.Max(0, _listDepth - 1)) + "- ");
                break;
            case not "item" when isBlock:
                Part(name);
                break;
        }
        _listDepth += name == "list" ? 1 : 0;
        _lines += name is "row" or "head" ? 1 : 0;
    }

    /// <summary>The element that began last ends.</summary>
    public void End()
    {
        var element = _open.Pop();
        var name = element.Name;
        _title.End(_open.Count + 1);
        if (!_inText)
            return;

        _listDepth -= name == "list" ? 1 : 0;
        _lines -= name is "row" or "head" ? 1 : 0;
        if (name == "text" && _open.Count == 1)
            _inText = false;
        else if (name == "head")
            NoteHeading();
        if (element.SectionLevel > 0)
            _sections.Close(_text.Length, element.SectionLevel);
        if (name == "item" && _lines == 0)
            _text.EndItem();
        else if (element.IsBlock)
            Part(name);
    }

    /// <summary>Characters of the current element.</summary>
    public void Write(string characters)
    {
        if (_inText)
            _text.Append(characters);
        else
            _title.Append(characters);
    }

    void Part(string name)
    {
        if (_lines > 0)
            _text.Append(" ");
        else
            _text.BeginBlock(name is "row" or "label" || (name == "list" && _listDepth > 0) ? 1 : 2);
    }

    void NoteHeading()
    {
        var division = _open.Peek();
        if (_text.BlockIsEmpty || _lines > 0 || division.SectionLevel > 0 || !Divisions.Contains(division.Name))
            return;
        var words = _text.TextFrom(_text.BlockStart);
        if (_text.BlockStart == 0 && string.Equals(words, Title, StringComparison.OrdinalIgnoreCase))
            return;
        division.SectionLevel = Math.Min(_sections.Depth + 1, SectionBuilder.MaximumLevel);
        _sections.Open(_text.BlockStart, division.SectionLevel, words);
    }

    /// <summary>An open element.</summary>
    sealed class Element(string name, bool isBlock)
    {
        public string Name => name;

        public bool IsBlock => isBlock;

        /// <summary>Level of the section that its head opened, or 0.</summary>
        public int SectionLevel { get; set; }
    }
}
