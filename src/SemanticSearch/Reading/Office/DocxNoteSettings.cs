using System.Xml;

namespace SemanticSearch.Reading.Office;

/// <summary>
/// Collects how footnotes and endnotes are numbered: from the settings for the whole document, and from the document for each section,
/// whose properties only come where it ends.
/// </summary>
sealed class DocxNoteSettings : IElementVisitor
{
    NoteNumbering _open = NoteNumbering.None;
    NoteNumbering _footnotes = NoteNumbering.None;
    NoteNumbering _endnotes = NoteNumbering.None;

    /// <summary>The footnotes of the document, last the ones of its settings.</summary>
    public NoteNumbering Footnotes => _footnotes;

    /// <summary>The endnotes of the document.</summary>
    public NoteNumbering Endnotes => _endnotes;

    /// <summary>The sections in their order: their footnotes and endnotes.</summary>
    public List<(NoteNumbering Footnotes, NoteNumbering Endnotes)> Sections { get; } = [];

    public bool WantsText => false;

    public bool Start(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "sectPrChange" or "r" or "txbxContent":
                return false;
            case "sectPr":
                (_footnotes, _endnotes) = (NoteNumbering.None, NoteNumbering.None);
                break;
            case "footnotePr" or "endnotePr":
                _open = NoteNumbering.None;
                break;
            case "numFmt":
                _open = _open with { Format = WordXml.Attribute(element) };
                break;
            case "numStart":
                _open = _open with { Start = WordXml.Number(element) };
                break;
            case "numRestart":
                _open = _open with { Restart = WordXml.Attribute(element) };
                break;
        }
        return true;
    }

    public void End(string vocabulary, string name)
    {
        switch (name)
        {
            case "footnotePr":
                _footnotes = _open;
                break;
            case "endnotePr":
                _endnotes = _open;
                break;
            case "sectPr":
                Sections.Add((_footnotes, _endnotes));
                break;
        }
    }

    public void Write(ReadOnlySpan<char> text)
    {
    }
}
