using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemanticSearch.Client;

/// <summary>What a server tells of a failure (https://www.rfc-editor.org/rfc/rfc9457).</summary>
sealed record ProblemDetails(string? Type, string? Title, string? Detail)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Others { get; set; } = [];
}
