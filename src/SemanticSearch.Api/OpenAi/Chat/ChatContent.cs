using System.Text.Json.Serialization;

namespace SemanticSearch.Api.OpenAi.Chat;

/// <summary>An answer, or what a piece adds to it.</summary>
/// <param name="Content">The text; null for none.</param>
sealed record ChatContent([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Content)
{
    /// <summary>Who says it; told once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    /// <summary>What its parts rest on; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ChatAnnotation>? Annotations { get; init; }
}
