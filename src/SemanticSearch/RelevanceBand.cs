using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>How sure it is that a passage has to do with the query, whatever its rank; calibrated for each model against questions that
/// have nothing to do with the texts.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RelevanceBand>))]
public enum RelevanceBand
{
    /// <summary>No more than questions about something else reach.</summary>
    None,

    /// <summary>Somewhat more than those.</summary>
    Weak,

    /// <summary>More than nearly all of those.</summary>
    Fair,

    /// <summary>As much as passages that answer.</summary>
    Strong,
}
