using System.Text.Json;

namespace SemanticSearch.Reading.Facts;

/// <summary>Reads metadata fields as text.</summary>
static class FieldValues
{
    /// <summary>The texts of the first of these fields that has any: one for a string or a number, one an item for an array.</summary>
    public static IReadOnlyList<string> Texts(this IReadOnlyDictionary<string, JsonElement> metadata, params IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            if (metadata.TryGetValue(field, out var value) && Texts(value) is { Count: > 0 } texts)
                return texts;
        }
        return [];
    }

    /// <summary>The text of the first of these fields that has exactly one, or null.</summary>
    public static string? Text(this IReadOnlyDictionary<string, JsonElement> metadata, params IEnumerable<string> fields) =>
        metadata.Texts(fields) is [var text] ? text : null;

    /// <summary>A value as text on one line: a string, a number, or such items parted by commas; null if there is nothing to write.</summary>
    public static string? Line(JsonElement value) => Texts(value) is { Count: > 0 } texts ? string.Join(", ", texts) : null;

    static List<string> Texts(JsonElement value)
    {
        IEnumerable<JsonElement> items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
        return [.. items.Select(TextOf).OfType<string>()];
    }

    static string? TextOf(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 ? string.Join(' ', words) : null;
    }
}
