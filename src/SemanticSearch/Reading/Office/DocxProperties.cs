using System.Globalization;
using System.Text;
using System.Xml;

namespace SemanticSearch.Reading.Office;

/// <summary>Reads a property part of an OPC package: core, extended or custom (ECMA-376 part 2, 11; part 1, 22.2 and 22.3).</summary>
/// <param name="properties">Takes what is found.</param>
sealed class DocxProperties(OfficeProperties properties) : IElementVisitor
{
    const int MaximumLength = 8_192;

    readonly StringBuilder _text = new();
    string? _own;

    public bool WantsText => true;

    public bool Start(XmlReader element)
    {
        if (element.LocalName == "property")
            _own = element.GetAttribute("name");
        _text.Clear();
        return true;
    }

    public void End(string vocabulary, string name)
    {
        var value = _text.ToString();
        _text.Clear();
        if (_own is not null)
            AddOwn(name, value);
        else
            Add(name, value);
        if (name == "property")
            _own = null;
    }

    public void Write(ReadOnlySpan<char> text)
    {
        if (_text.Length < MaximumLength)
            _text.Append(text);
    }

    void Add(string name, string value)
    {
        switch (name)
        {
            case "title":
                properties.AddTitle(value);
                break;
            case "creator":
                properties.AddAuthors(value);
                break;
            case "keywords":
                properties.AddKeywords(value);
                break;
            case "created":
                properties.Add("file_made", value);
                break;
            case "modified":
                properties.Add("date_modified", value);
                break;
            case "Company":
                properties.Add("publisher", value);
                break;
            case "subject" or "description" or "language" or "identifier" or "category":
                properties.Add(name, value);
                break;
        }
    }

    void AddOwn(string type, string value)
    {
        switch (type)
        {
            case "lpwstr" or "lpstr" or "bstr" or "filetime" or "date":
                properties.AddOwn(_own!, value.Trim());
                break;
            case "bool":
                properties.AddOwn(_own!, value.Trim() is "true" or "1");
                break;
            case "i1" or "i2" or "i4" or "i8" or "int" or "ui1" or "ui2" or "ui4" or "uint"
                when long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number):
                properties.AddOwn(_own!, number);
                break;
            case "r4" or "r8" or "decimal"
                when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number):
                properties.AddOwn(_own!, number);
                break;
        }
    }
}
