using System.Text.Json;

namespace SemanticSearch.Api.OpenAi.Chat;

/// <summary>What one side said in a chat.</summary>
sealed record ChatMessage
{
    /// <summary>Who said it; of <c>user</c> and <c>assistant</c> notice is taken.</summary>
    public required string Role { get; init; }

    /// <summary>A text, or an array of parts, of which the texts are read.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>The turn that it is; null if it is an instruction, or no text.</summary>
    public ConversationTurn? ToTurn()
    {
        var text = TextOf(Content);
        ConversationRole? role = Role switch
        {
            "user" => ConversationRole.User,
            "assistant" => ConversationRole.Assistant,
            _ => null,
        };
        return role is null || string.IsNullOrWhiteSpace(text) ? null : new ConversationTurn { Role = role.Value, Text = text };
    }

    static string TextOf(JsonElement? content) => content switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Array } parts => string.Join('\n', parts.EnumerateArray().Select(TextOfPart).OfType<string>()),
        _ => "",
    };

    static string? TextOfPart(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
