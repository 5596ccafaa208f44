using System.Globalization;
using System.Text;
using System.Xml;

namespace SemanticSearch.Reading.Office;

/// <summary>Reads meta.xml (ODF 1.3 part 3, 4.3). Its author is who created it; <c>dc:creator</c> is who saved it last.</summary>
/// <param name="properties">Takes what is found.</param>
sealed class OdtProperties(OfficeProperties properties) : IElementVisitor
{
    const int MaximumLength = 8_192;

    readonly StringBuilder _text = new();
    string? _own;
    string? _type;
    string? _author;
    string? _editor;

    public bool WantsText => true;

    public bool Start(XmlReader element)
    {
        if (element.LocalName is "body" or "styles" or "automatic-styles" or "master-styles" or "settings" or "font-face-decls"
            or "scripts")
            return false;
        if (element.LocalName == "user-defined")
            (_own, _type) = (element.GetAttribute("name", OdtXml.Meta), element.GetAttribute("value-type", OdtXml.Meta));
        _text.Clear();
        return true;
    }

    public void End(string vocabulary, string name)
    {
        var value = _text.ToString().Trim();
        _text.Clear();
        switch (name)
        {
            case "title":
                properties.AddTitle(value);
                break;
            case "initial-creator":
                _author = value;
                break;
            case "creator":
                _editor = value;
                break;
            case "keyword":
                properties.AddKeywords(value);
                break;
            case "creation-date":
                properties.Add("file_made", value);
                break;
            case "date":
                properties.Add("date_modified", value);
                break;
            case "subject" or "description" or "language" or "publisher" or "identifier":
                properties.Add(name, value);
                break;
            case "user-defined" when _own is not null:
                properties.AddOwn(_own, Typed(value));
                break;
            case "meta" when vocabulary == OdtXml.Office:
                properties.AddAuthors(_author is { Length: > 0 } ? _author : _editor ?? "");
                break;
        }
    }

    public void Write(ReadOnlySpan<char> text)
    {
        if (_text.Length < MaximumLength)
            _text.Append(text);
    }

    object Typed(string value) => _type switch
    {
        "boolean" => value == "true",
        "float" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) => number,
        _ => value,
    };
}
