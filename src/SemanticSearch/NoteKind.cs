using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>Whose voice a <see cref="Note"/> is, and where it stood.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<NoteKind>))]
public enum NoteKind
{
    /// <summary>A note at the foot of a page.</summary>
    Footnote,

    /// <summary>A note at the end of a chapter or document.</summary>
    Endnote,

    /// <summary>Tells where the document comes from, as the first note of a FRUS document does.</summary>
    Source,

    /// <summary>A remark of the editors.</summary>
    Editorial,
}
