using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using SemanticSearch.Storage;

namespace SemanticSearch.Cli;

/// <summary>Shows what a job was told as all else is shown: names in camel case, nothing for null. It is stored otherwise, in a form that later
/// versions read too.</summary>
static class ShownJob
{
    /// <summary>Changes how a <see cref="Job"/> is written, and nothing else.</summary>
    public static void Modify(JsonTypeInfo type)
    {
        if (type.Type != typeof(Job))
            return;
        var parameters = type.Properties.Single(property => property.PropertyType == typeof(JsonElement));
        parameters.Get = job => JsonSerializer.SerializeToElement(Shown(((Job)job).Parameters));
    }

    static JsonNode? Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(
            from field in value.EnumerateObject()
            where field.Value.ValueKind != JsonValueKind.Null
            select KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(field.Name), Shown(field.Value))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Shown)]),
        _ => JsonValue.Create(value),
    };
}
