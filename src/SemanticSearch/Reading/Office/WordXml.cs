using System.Xml;

namespace SemanticSearch.Reading.Office;

/// <summary>The names of WordprocessingML (ECMA-376 part 1, 5th edition), in its transitional and its strict form.</summary>
static class WordXml
{
    const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    const string TransitionalMath = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    const string StrictMath = "http://purl.oclc.org/ooxml/officeDocument/math";

    /// <summary>The namespace of markup compatibility (ECMA-376 part 3).</summary>
    public const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <summary>Whether a namespace is that of text.</summary>
    public static bool IsWord(string vocabulary) => vocabulary is Transitional or Strict;

    /// <summary>Whether a namespace is that of formulas.</summary>
    public static bool IsMath(string vocabulary) => vocabulary is TransitionalMath or StrictMath;

    /// <summary>An attribute of the element's own namespace, or null.</summary>
    public static string? Attribute(XmlReader element, string name = "val") =>
        element.GetAttribute(name, element.NamespaceURI) ?? element.GetAttribute(name);

    /// <summary>A whole number in an attribute of the element's own namespace, or null.</summary>
    public static int? Number(XmlReader element, string name = "val") => OfficeXml.Number(Attribute(element, name));

    /// <summary>Whether a property that is there is switched on (ST_OnOff, 17.17.4).</summary>
    public static bool IsOn(XmlReader element, string name = "val", bool otherwise = true) => Attribute(element, name) switch
    {
        null => otherwise,
        "0" or "false" or "off" => false,
        _ => true,
    };
}
