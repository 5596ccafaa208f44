using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>How a <see cref="Filter"/> compares a field or joins its parts. Of a field with several values one must compare; <c>ne</c> and
/// <c>nin</c> are the opposites of <c>eq</c> and <c>in</c>, and hold where the field is missing.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<FilterType>))]
public enum FilterType
{
    /// <summary>The field has this value; letters compare without case and accents.</summary>
    Eq,

    /// <summary>The field does not have this value.</summary>
    Ne,

    /// <summary>The field is greater.</summary>
    Gt,

    /// <summary>The field is greater or equal.</summary>
    Gte,

    /// <summary>The field is less.</summary>
    Lt,

    /// <summary>The field is less or equal.</summary>
    Lte,

    /// <summary>The field has one of these values.</summary>
    In,

    /// <summary>The field has none of these values.</summary>
    Nin,

    /// <summary>The field has a value.</summary>
    Exists,

    /// <summary>The field begins so; letters compare without case and accents.</summary>
    Prefix,

    /// <summary>The field is a date that shares a day with this interval.</summary>
    Overlaps,

    /// <summary>All parts hold.</summary>
    And,

    /// <summary>One part holds.</summary>
    Or,

    /// <summary>The part does not hold.</summary>
    Not,
}
