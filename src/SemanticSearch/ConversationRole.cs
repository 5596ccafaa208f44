using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>A side of a conversation.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ConversationRole>))]
public enum ConversationRole
{
    /// <summary>Who asks.</summary>
    User,

    /// <summary>Who answers.</summary>
    Assistant,
}
