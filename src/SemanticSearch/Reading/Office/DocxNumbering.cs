using System.Text;
using System.Xml;

namespace SemanticSearch.Reading.Office;

/// <summary>
/// The lists of a DOCX file (ECMA-376 part 1, 17.9), which computes the numbers that Word shows: uses of one list go on counting where
/// another stopped unless they say where to start.
/// </summary>
/// <param name="styles">The styles, some of which stand for lists.</param>
sealed class DocxNumbering(DocxStyles styles) : IElementVisitor
{
    const int MaximumText = 64;

    readonly Dictionary<int, DocxList> _lists = [];
    readonly Dictionary<int, DocxListUse> _uses = [];
    DocxList? _list;
    DocxListUse? _use;
    DocxLevel? _level;
    int _index;

    public bool WantsText => false;

    /// <summary>The mark of the next paragraph of a list (<c>-</c> for a bullet), or null if it shows none.</summary>
    /// <param name="id">Id of the list's use.</param>
    /// <param name="level">The level, from 0, or null if the paragraph's style tells.</param>
    /// <param name="style">Id of that style, or null.</param>
    public (string? Mark, int Level) Next(int id, int? level, string? style)
    {
        if (!_uses.TryGetValue(id, out var use) || ListOf(use) is not { } list)
            return default;
        var index = Math.Clamp(level ?? LevelOfStyle(list, style), 0, DocxList.Levels - 1);
        if ((use.Levels[index] ?? list[index]) is not { } chosen)
            return default;
        list.Advance(index, chosen, use.Starts[index]);
        use.Starts[index] = null;
        // A blank bullet lets a paragraph stand under its item.
        var mark = !chosen.IsBullet ? Show(list, use, chosen).Trim() : string.IsNullOrWhiteSpace(chosen.Text) ? "" : "-";
        return (mark.Length > 0 ? mark : null, index);
    }

    public bool Start(XmlReader element)
    {
        if (!WordXml.IsWord(element.NamespaceURI))
            return true;
        switch (element.LocalName)
        {
            case "rPr" or "pPr" or "numPicBullet":
                return false;
            case "abstractNum":
                _list = new DocxList();
                if (WordXml.Number(element, "abstractNumId") is { } id)
                    _lists.TryAdd(id, _list);
                break;
            case "num":
                _use = new DocxListUse();
                if (WordXml.Number(element, "numId") is { } use)
                    _uses.TryAdd(use, _use);
                break;
            case "abstractNumId" when _use is not null:
                _use.List = WordXml.Number(element);
                break;
            case "numStyleLink" when _list is not null:
                _list.TakesStyle = WordXml.Attribute(element);
                break;
            case "styleLink" when _list is not null:
                _list.GivesStyle = WordXml.Attribute(element);
                break;
            case "lvlOverride":
                _index = LevelIn(element);
                break;
            case "startOverride" when _use is not null:
                _use.Starts[_index] = WordXml.Number(element);
                break;
            case "lvl":
                BeginLevel(LevelIn(element));
                break;
            default:
                ReadLevel(element);
                break;
        }
        return true;
    }

    public void End(string vocabulary, string name)
    {
        switch (name)
        {
            case "abstractNum":
                _list = null;
                break;
            case "num":
                _use = null;
                break;
            case "lvl":
                _level = null;
                break;
        }
    }

    public void Write(ReadOnlySpan<char> text)
    {
    }

    static int LevelIn(XmlReader element) => Math.Clamp(WordXml.Number(element, "ilvl") ?? 0, 0, DocxList.Levels - 1);

    static int LevelOfStyle(DocxList list, string? style)
    {
        for (var index = 0; style is not null && index < DocxList.Levels; index++)
            if (list[index]?.ParagraphStyle == style)
                return index;
        return 0;
    }

    static string Show(DocxList list, DocxListUse use, DocxLevel level)
    {
        if (level.Format == "none")
            return level.Text.Contains('%', StringComparison.Ordinal) ? "" : level.Text;
        var text = new StringBuilder();
        for (var i = 0; i < level.Text.Length; i++)
        {
            if (level.Text[i] == '%' && i + 1 < level.Text.Length && level.Text[i + 1] is >= '1' and <= '9')
            {
                var index = level.Text[++i] - '1';
                var format = level.IsLegal ? "decimal" : (use.Levels[index] ?? list[index])?.Format ?? "decimal";
                text.Append(DocxLevel.Write(list.NumberOf(index), format));
            }
            else
            {
                text.Append(level.Text[i]);
            }
        }
        return text.ToString();
    }

    void BeginLevel(int index)
    {
        _level = new DocxLevel();
        if (_use is not null)
            _use.Levels[index] = _level;
        else if (_list is not null)
            _list[index] = _level;
    }

    void ReadLevel(XmlReader element)
    {
        if (_level is null)
            return;
        switch (element.LocalName)
        {
            case "start":
                _level.Start = WordXml.Number(element) ?? _level.Start;
                break;
            case "numFmt":
                _level.Format = WordXml.Attribute(element) ?? _level.Format;
                break;
            case "lvlText":
                _level.Text = WordXml.Attribute(element) is { Length: <= MaximumText } text ? text : "";
                break;
            case "isLgl":
                _level.IsLegal = WordXml.IsOn(element);
                break;
            case "lvlRestart":
                _level.Restart = WordXml.Number(element);
                break;
            case "pStyle":
                _level.ParagraphStyle = WordXml.Attribute(element);
                break;
        }
    }

    DocxList? ListOf(DocxListUse use)
    {
        if (use.List is not { } id || !_lists.TryGetValue(id, out var list))
            return null;
        if (list.TakesStyle is { } style)
        {
            _lists[id] = list = Linked(style) ?? list;
            list.TakesStyle = null;
        }
        return list;
    }

    // A list may take its levels from the numbering style that another one gives them to.
    DocxList? Linked(string style) =>
        styles.Resolve(style).NumberingId is { } use && _uses.TryGetValue(use, out var source)
        && source.List is { } id && _lists.TryGetValue(id, out var list)
            ? list
            : _lists.Values.FirstOrDefault(giver => giver.GivesStyle == style);
}
