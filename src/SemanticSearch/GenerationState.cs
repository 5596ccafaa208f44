using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>What a generation of a collection is for.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<GenerationState>))]
public enum GenerationState
{
    /// <summary>It is being built, or waits to be swapped in; no search uses it.</summary>
    Building,

    /// <summary>Searches use it.</summary>
    Live,

    /// <summary>It was live before; a rollback returns to it.</summary>
    Previous,
}
