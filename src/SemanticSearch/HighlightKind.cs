using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>Why a <see cref="Highlight"/> is one.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<HighlightKind>))]
public enum HighlightKind
{
    /// <summary>A word of the query, in whatever form.</summary>
    Word,

    /// <summary>The sentence of the passage that answers the query best.</summary>
    Sentence,
}
