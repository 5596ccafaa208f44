using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>What a total says.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TotalRelation>))]
public enum TotalRelation
{
    /// <summary>There are so many.</summary>
    Exact,

    /// <summary>There are so many, or more.</summary>
    AtLeast,
}
