using System.Text.Json.Nodes;
using Json.Schema;

namespace SemanticSearch.QdrantStub;

/// <summary>
/// The schemas of an OpenAPI 3.0 document as JSON Schema: <c>nullable</c> is told as a type, references lead to <c>$defs</c>. Objects with
/// named properties may have no others, which the document leaves open: a misspelt name is then found.
/// </summary>
sealed class OpenApiSchemas(JsonObject schemas)
{
    const string Reference = "#/components/schemas/";

    /// <summary>The schema with all that it refers to.</summary>
    public JsonSchema Compile(JsonNode schema)
    {
        var definitions = new JsonObject();
        var root = Translate(schema, definitions);
        var whole = new JsonObject { ["allOf"] = new JsonArray(root), ["$defs"] = definitions };
        return JsonSchema.FromText(whole.ToJsonString(), new BuildOptions { SchemaRegistry = new SchemaRegistry() });
    }

    JsonNode? Translate(JsonNode? node, JsonObject definitions) => node switch
    {
        JsonObject map => TranslateMap(map, definitions),
        JsonArray list => new JsonArray([.. list.Select(item => Translate(item, definitions))]),
        _ => node?.DeepClone(),
    };

    JsonObject TranslateMap(JsonObject map, JsonObject definitions)
    {
        if (StubJson.Text(map["$ref"]) is { } reference)
            return Refer(reference[Reference.Length..], definitions);
        var translated = new JsonObject();
        foreach (var (key, value) in map)
        {
            if (key is not ("nullable" or "example" or "examples" or "default" or "deprecated" or "description" or "format"))
                translated[key] = key == "properties" ? Properties(value!.AsObject(), definitions) : Translate(value, definitions);
        }
        if (translated.ContainsKey("properties") && !translated.ContainsKey("additionalProperties"))
            translated["additionalProperties"] = false;
        if (StubJson.Flag(map["nullable"]) != true)
            return translated;
        var none = new JsonObject { ["type"] = "null" };
        return translated.Count == 0 ? none : new JsonObject { ["anyOf"] = new JsonArray(translated, none) };
    }

    JsonObject Properties(JsonObject properties, JsonObject definitions) =>
        new(properties.Select(pair => KeyValuePair.Create(pair.Key, Translate(pair.Value, definitions))));

    JsonObject Refer(string name, JsonObject definitions)
    {
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = new JsonObject();
            definitions[name] = Translate(schemas[name], definitions);
        }
        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }
}
