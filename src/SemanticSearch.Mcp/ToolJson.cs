using System.Text.Json;
using System.Text.Json.Serialization;
using ModelContextProtocol;

namespace SemanticSearch.Mcp;

/// <summary>How tools read and write JSON.</summary>
public static class ToolJson
{
    /// <summary>As in the API: enumerations by the names that their types give them. Nulls are written, since clients hold answers to the
    /// schema, which requires every property.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(McpJsonUtilities.DefaultOptions) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };
        // Converters of options go before those of types.
        options.Converters.Clear();
        return options;
    }
}
