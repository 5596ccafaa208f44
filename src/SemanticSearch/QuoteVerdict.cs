using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>What became of a quotation, or of one place that holds it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuoteVerdict>))]
public enum QuoteVerdict
{
    /// <summary>It is there letter for letter.</summary>
    [JsonStringEnumMemberName("exact")]
    Exact,

    /// <summary>Its words are there, in their order; only their spelling or what stands between them differs, see
    /// <see cref="QuoteMatch.Differences"/>.</summary>
    [JsonStringEnumMemberName("repaired")]
    Repaired,

    /// <summary>It joins, by ellipses or brackets, pieces that are there in this order in one document.</summary>
    [JsonStringEnumMemberName("spliced")]
    Spliced,

    /// <summary>A passage has at least four fifths of its words in their order, but others differ: see
    /// <see cref="QuoteMatch.Edits"/>.</summary>
    [JsonStringEnumMemberName("altered")]
    Altered,

    /// <summary>Its words are there, but not of the speaker or in the document that were named.</summary>
    [JsonStringEnumMemberName("misattributed")]
    Misattributed,

    /// <summary>It is not there.</summary>
    [JsonStringEnumMemberName("not_found")]
    NotFound,
}
