using System.Xml;

namespace SemanticSearch.Reading.Office;

/// <summary>
/// Reads the texts of footnotes or endnotes, which stand in a part of their own and are set where they are called. Separators, which are
/// kept there too, are never called.
/// </summary>
/// <param name="content">The document, for errors.</param>
/// <param name="parts">Takes the texts.</param>
/// <param name="kind">Which notes.</param>
sealed class DocxNotes(DocumentContent content, DocxParts parts, NoteKind kind) : IElementVisitor
{
    // Notes call no notes.
    readonly DocxParts _own = parts with { Notes = [], Footnotes = new NoteCounter([]), Endnotes = new NoteCounter([]) };

    StoryWriter? _story;
    DocxWalker? _walker;
    string _id = "";

    public bool WantsText => _walker is { WantsText: true };

    public bool Start(XmlReader element)
    {
        if (_walker is not null)
            return _walker.Start(element);
        if (element.LocalName is not ("footnote" or "endnote"))
            return true;
        if (element.IsEmptyElement || WordXml.Attribute(element, "type") is not (null or "normal")
            || WordXml.Attribute(element, "id") is not { } id || parts.Notes.ContainsKey((kind, id)))
            return false;
        _id = id;
        _story = new StoryWriter(content, knownTitle: null, isNote: true);
        _walker = new DocxWalker(_own, _story, hasPages: false);
        return true;
    }

    public void End(string vocabulary, string name)
    {
        if (name is not ("footnote" or "endnote"))
        {
            _walker?.End(vocabulary, name);
            return;
        }
        if (_story is null)
            return;
        parts.Notes.TryAdd((kind, _id), _story.Build().Text);
        (_story, _walker) = (null, null);
    }

    public void Write(ReadOnlySpan<char> text) => _walker?.Write(text);
}
