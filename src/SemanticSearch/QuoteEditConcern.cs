using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>Why differing words change what is said.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuoteEditConcern>))]
public enum QuoteEditConcern
{
    /// <summary>A number, in digits or words.</summary>
    [JsonStringEnumMemberName("number")]
    Number,

    /// <summary>A negation.</summary>
    [JsonStringEnumMemberName("negation")]
    Negation,

    /// <summary>A name: a capitalised word within a sentence, or an abbreviation.</summary>
    [JsonStringEnumMemberName("name")]
    Name,

    /// <summary>What binds: <c>shall</c>, <c>should</c>, <c>may</c>, <c>must</c>, <c>will</c>, <c>can</c> and their like.</summary>
    [JsonStringEnumMemberName("obligation")]
    Obligation,
}
