using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>How a quotation is written differently without a word of it being different.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuoteDifference>))]
public enum QuoteDifference
{
    /// <summary>White space and line ends.</summary>
    [JsonStringEnumMemberName("spacing")]
    Spacing,

    /// <summary>The form of quotation marks and apostrophes, or their absence.</summary>
    [JsonStringEnumMemberName("quotation_marks")]
    QuotationMarks,

    /// <summary>The form of dashes, or their absence.</summary>
    [JsonStringEnumMemberName("dashes")]
    Dashes,

    /// <summary>Hyphens within words and at line ends.</summary>
    [JsonStringEnumMemberName("hyphenation")]
    Hyphenation,

    /// <summary>Capital and small letters.</summary>
    [JsonStringEnumMemberName("case")]
    Case,

    /// <summary>Ligatures, full-width letters and other compatibility forms; composed and decomposed letters.</summary>
    [JsonStringEnumMemberName("compatibility_forms")]
    CompatibilityForms,

    /// <summary>Accents and vowel points that one of them lacks.</summary>
    [JsonStringEnumMemberName("accents")]
    Accents,

    /// <summary>Other punctuation, such as a comma, ellipses, brackets or the full stop at the end.</summary>
    [JsonStringEnumMemberName("punctuation")]
    Punctuation,
}
