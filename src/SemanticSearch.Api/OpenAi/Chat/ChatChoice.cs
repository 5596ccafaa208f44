using System.Text.Json.Serialization;

namespace SemanticSearch.Api.OpenAi.Chat;

/// <summary>The one answer that is given.</summary>
/// <param name="Index">Which: 0.</param>
/// <param name="FinishReason">Why it ended; null while it goes on.</param>
sealed record ChatChoice(int Index, string? FinishReason)
{
    /// <summary>The whole answer; null in a stream.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChatContent? Message { get; init; }

    /// <summary>What a piece adds; null outside a stream.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChatContent? Delta { get; init; }
}
