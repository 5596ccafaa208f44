using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>What becomes of the dates, countries, bodies and speakers that are understood in a query.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<UnderstandingMode>))]
public enum UnderstandingMode
{
    /// <summary>What they fit ranks higher.</summary>
    Boost,

    /// <summary>Only what they fit is returned.</summary>
    Filter,

    /// <summary>Nothing: a query is its words.</summary>
    Off,
}
