using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>What a <see cref="Mention"/> names.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MentionKind>))]
public enum MentionKind
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>A place.</summary>
    Place,

    /// <summary>An organization.</summary>
    Organization,

    /// <summary>A term that the source marks, such as one of a glossary.</summary>
    Term,
}
