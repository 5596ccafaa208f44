using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>What a quotation does to the words of its source.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuoteEditKind>))]
public enum QuoteEditKind
{
    /// <summary>It has other words.</summary>
    [JsonStringEnumMemberName("replace")]
    Replace,

    /// <summary>It has words that the source does not have.</summary>
    [JsonStringEnumMemberName("insert")]
    Insert,

    /// <summary>It lacks words of the source without an ellipsis.</summary>
    [JsonStringEnumMemberName("delete")]
    Delete,
}
