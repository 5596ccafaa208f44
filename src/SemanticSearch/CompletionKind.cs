using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>What a <see cref="Completion"/> names, and in which field a filter finds it.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CompletionKind>))]
public enum CompletionKind
{
    /// <summary>A country that documents are of.</summary>
    Country,

    /// <summary>Who speaks.</summary>
    Speaker,

    /// <summary>The title of a document.</summary>
    Title,
}
