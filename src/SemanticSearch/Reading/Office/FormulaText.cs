using System.Text;
using System.Xml;

namespace SemanticSearch.Reading.Office;

/// <summary>The text of a formula in MathML: its identifiers, numbers and signs, with <c>/</c> in fractions.</summary>
sealed class FormulaText : IElementVisitor
{
    const int MaximumLength = 4_096;

    readonly StringBuilder _text = new();
    readonly Stack<(bool IsFraction, int Children)> _open = new();
    bool _isLeaf;

    public bool WantsText => _isLeaf;

    /// <summary>Whether nothing is open, neither before it begins nor after it has ended.</summary>
    public bool IsClosed => _open.Count == 0;

    /// <summary>The text; empty if what was read is no formula.</summary>
    public string Text => _text.ToString();

    public bool Start(XmlReader element)
    {
        if (element.NamespaceURI != OdtXml.Math || element.LocalName is "annotation" or "annotation-xml")
            return false;
        if (_open.TryPop(out var parent))
        {
            if (parent is { IsFraction: true, Children: 1 })
                _text.Append('/');
            _open.Push((parent.IsFraction, parent.Children + 1));
        }
        _open.Push((element.LocalName == "mfrac", 0));
        _isLeaf = element.LocalName is "mi" or "mn" or "mo" or "mtext" or "ms";
        return true;
    }

    public void End(string vocabulary, string name)
    {
        _isLeaf = false;
        _open.Pop();
    }

    public void Write(ReadOnlySpan<char> text)
    {
        if (_text.Length < MaximumLength)
            _text.Append(text.Trim());
    }
}
