using System.Xml;

namespace SemanticSearch.Reading.Office;

/// <summary>The styles of a DOCX file (ECMA-376 part 1, 17.7), each resolved along the chain of those that it is based on.</summary>
sealed class DocxStyles : IElementVisitor
{
    // Word itself allows ten or so; a chain that goes on is a circle.
    const int MaximumChain = 64;

    readonly Dictionary<string, DocxStyle> _written = new(StringComparer.Ordinal);
    readonly Dictionary<string, DocxStyle> _resolved = new(StringComparer.Ordinal);
    DocxStyle? _open;
    string? _default;

    public bool WantsText => false;

    /// <summary>What a style makes of its text; of a paragraph without style that of the default.</summary>
    public DocxStyle Resolve(string? id)
    {
        id ??= _default ?? "";
        if (!_resolved.TryGetValue(id, out var style))
            _resolved[id] = style = Follow(id);
        return style;
    }

    public bool Start(XmlReader element)
    {
        if (!WordXml.IsWord(element.NamespaceURI))
            return true;
        switch (element.LocalName)
        {
            case "docDefaults" or "latentStyles" or "tblStylePr" or "tblPr" or "rPrChange" or "pPrChange":
                return false;
            case "style":
                Begin(element);
                break;
            case "name" when _open is not null:
                _open.Name = WordXml.Attribute(element) ?? "";
                break;
            case "basedOn" when _open is not null:
                _open.BasedOn = WordXml.Attribute(element);
                break;
            case "outlineLvl" when _open is not null:
                _open.OutlineLevel = WordXml.Number(element);
                break;
            case "numId" when _open is not null:
                _open.NumberingId = WordXml.Number(element);
                break;
            case "ilvl" when _open is not null:
                _open.NumberingLevel = WordXml.Number(element);
                break;
            case "vanish" when _open is not null:
                _open.IsHidden = WordXml.IsOn(element);
                break;
        }
        return true;
    }

    public void End(string vocabulary, string name)
    {
        if (name == "style")
            _open = null;
    }

    public void Write(ReadOnlySpan<char> text)
    {
    }

    void Begin(XmlReader element)
    {
        _open = new DocxStyle();
        if (WordXml.Attribute(element, "styleId") is not { } id)
            return;
        _written.TryAdd(id, _open);
        if (WordXml.Attribute(element, "type") == "paragraph" && WordXml.IsOn(element, "default", otherwise: false))
            _default ??= id;
    }

    DocxStyle Follow(string id)
    {
        var all = new DocxStyle();
        var next = id;
        for (var i = 0; i < MaximumChain && next is not null; i++)
        {
            // A style that is nowhere described may still be known by its id.
            var style = _written.TryGetValue(next, out var written) ? written : new DocxStyle { Name = next };
            all.OutlineLevel ??= style.OutlineLevel ?? StyleNames.HeadingLevel(style.Name) - 1;
            all.NumberingId ??= style.NumberingId;
            all.NumberingLevel ??= style.NumberingLevel;
            all.IsHidden ??= style.IsHidden;
            all.Kind ??= StyleNames.KindOf(style.Name);
            all.IsTitle |= StyleNames.IsTitle(style.Name);
            next = style.BasedOn;
        }
        return all;
    }
}
