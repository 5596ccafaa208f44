using System.Text;
using System.Xml;

namespace SemanticSearch.Reading.Office;

/// <summary>The text of a formula in MathML: its identifiers, numbers and signs.</summary>
sealed class FormulaText : IElementVisitor
{
    const int MaximumLength = 4_096;

    readonly StringBuilder _text = new();
    bool _isMath;
    bool _isLeaf;

    public bool WantsText => _isMath && _isLeaf;

    /// <summary>The text, or null if it is no formula.</summary>
    public string? Text => _isMath ? _text.ToString() : null;

    public bool Start(XmlReader element)
    {
        if (element.Depth == 0)
            _isMath = element.NamespaceURI == OdtXml.Math;
        if (!_isMath || element.LocalName is "annotation" or "annotation-xml")
            return false;
        _isLeaf = element.LocalName is "mi" or "mn" or "mo" or "mtext" or "ms";
        return true;
    }

    public void End(string vocabulary, string name) => _isLeaf = false;

    public void Write(ReadOnlySpan<char> text)
    {
        if (_text.Length < MaximumLength)
            _text.Append(text.Trim());
    }
}
