using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>How precisely a date is known.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DatePrecision>))]
public enum DatePrecision
{
    /// <summary>To the day.</summary>
    Day,

    /// <summary>To the month.</summary>
    Month,

    /// <summary>To the year.</summary>
    Year,

    /// <summary>As a span with two ends: a session, a conference, a decade.</summary>
    Range,
}
