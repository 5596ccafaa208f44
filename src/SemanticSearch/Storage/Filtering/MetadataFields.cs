using System.Text.Json;

namespace SemanticSearch.Storage.Filtering;

/// <summary>Reads metadata: lists give all their values, objects are entered with a full stop, as in <c>archive.series</c>.</summary>
static class MetadataFields
{
    const int DeepestObject = 8;

    /// <summary>A field of the metadata that goes by that name.</summary>
    public static FilterField Field(string name) =>
        new(name, FieldType.Any, document => Values(document, name)) { MetadataName = name };

    /// <summary>The names of a document's fields that have a value.</summary>
    public static IEnumerable<string> Names(FilterDocument document) => All(document).Select(field => field.Name).Distinct();

    /// <summary>A document's values of a field, whose name compares without case.</summary>
    public static IEnumerable<FieldValue> Values(FilterDocument document, string name) =>
        from field in All(document)
        where field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        select field.Value;

    /// <summary>A document's fields with their values, as they are written.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Scalars(FilterDocument document) =>
        document.Metadata.SelectMany(pair => Enter(pair.Key, pair.Value, 1));

    static IEnumerable<(string Name, FieldValue Value)> All(FilterDocument document) =>
        Scalars(document).Select(field => (field.Name, FieldValue.Of(field.Value)!));

    static IEnumerable<(string Name, JsonElement Value)> Enter(string name, JsonElement value, int depth) => value.ValueKind switch
    {
        _ when depth > DeepestObject => [],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Enter(name, item, depth + 1)),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(item => Enter($"{name}.{item.Name}", item.Value, depth + 1)),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => [(name, value)],
    };
}
