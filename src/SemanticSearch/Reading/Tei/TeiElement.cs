using System.Xml;

namespace SemanticSearch.Reading.Tei;

/// <summary>An element with what is needed of its attributes.</summary>
/// <param name="name">Its local name.</param>
sealed class TeiElement(string name)
{
    static readonly string[] ReferenceAttributes = ["corresp", "key", "ref", "ana", "target"];

    readonly Dictionary<string, string> _attributes = [];

    /// <summary>Its local name.</summary>
    public string Name => name;

    /// <summary>Whether it is a block of its own.</summary>
    public bool IsBlock { get; set; }

    /// <summary>Level of the section that its head opened, or 0.</summary>
    public int SectionLevel { get; set; }

    /// <summary>Length of the text where a name began, or -1.</summary>
    public int MentionStart { get; set; } = -1;

    /// <summary>Whether it opened a note.</summary>
    public bool IsNote { get; set; }

    /// <summary>What kept a row or a head on one line before this note began.</summary>
    public int OuterLines { get; set; }

    /// <summary>How deep lists were before this note began.</summary>
    public int OuterLists { get; set; }

    /// <summary>The source's key for who or what is named: a pointer as it stands, an identity with <c>#</c>; null without one.</summary>
    public string? Reference
    {
        get
        {
            foreach (var attribute in ReferenceAttributes)
                if (this[attribute] is { Length: > 0 } value)
                    return value;
            return this["id"] is { Length: > 0 } id ? "#" + id : null;
        }
    }

    /// <summary>An attribute by its local name (<c>id</c> is <c>xml:id</c>), or null.</summary>
    public string? this[string attribute] => _attributes.GetValueOrDefault(attribute);

    /// <summary>The element that a reader stands at.</summary>
    public static TeiElement Of(XmlReader reader)
    {
        var element = new TeiElement(reader.LocalName);
        while (reader.MoveToNextAttribute())
            element._attributes[reader.LocalName] = reader.Value;
        reader.MoveToElement();
        return element;
    }
}
