using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>What happened to a document on a date.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DateKind>))]
public enum DateKind
{
    /// <summary>It is of that date, and nothing more is said.</summary>
    Dated,

    /// <summary>It was spoken.</summary>
    Spoken,

    /// <summary>It was written or signed.</summary>
    Written,

    /// <summary>It was published.</summary>
    Published,

    /// <summary>It was last changed.</summary>
    Modified,

    /// <summary>What it tells of took place, as the span of a history's chapter.</summary>
    Covered,

    /// <summary>Its file was made, which may be long after the text.</summary>
    FileMade,
}
