using System.Xml;

namespace SemanticSearch.Reading.Office;

/// <summary>Takes the elements of an XML part in their order; see <see cref="OfficeXml.Walk"/>.</summary>
interface IElementVisitor
{
    /// <summary>Whether characters at this place are wanted.</summary>
    bool WantsText { get; }

    /// <summary>An element begins, on which the reader stands and must stay. False leaves it out with all that is in it.</summary>
    bool Start(XmlReader element);

    /// <summary>An element that began, and was not left out, ends.</summary>
    /// <param name="vocabulary">Its namespace.</param>
    /// <param name="name">Its name without prefix.</param>
    void End(string vocabulary, string name);

    /// <summary>Characters, where they are wanted; those of one place may come in pieces.</summary>
    void Write(ReadOnlySpan<char> text);
}
