using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>What a part of a query was understood as.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<UnderstoodKind>))]
public enum UnderstoodKind
{
    /// <summary>A state, of today or of the past.</summary>
    Country,

    /// <summary>An international body, alliance or office.</summary>
    Body,

    /// <summary>A treaty or agreement.</summary>
    Treaty,

    /// <summary>A war, crisis or conference, with its dates.</summary>
    Event,

    /// <summary>A part of the world, of several countries.</summary>
    Region,

    /// <summary>A date or a span of time.</summary>
    Date,

    /// <summary>Somebody who speaks in the collection.</summary>
    Speaker,

    /// <summary>A document or provision that is named by its symbol, number or article.</summary>
    Reference,
}
