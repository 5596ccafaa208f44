using System.Text.Json;

namespace SemanticSearch.Reading.Html;

/// <summary>Reads what JSON-LD (https://schema.org/CreativeWork) says of a page: the first object that has a headline or a date.</summary>
static class JsonLd
{
    const int MaximumLength = 256 * 1024;
    const int MaximumDepth = 32;
    const int MaximumObjects = 64;

    static readonly JsonDocumentOptions Options = new() { MaxDepth = MaximumDepth, AllowTrailingCommas = true };

    /// <summary>Hands over the fields, named as <c>jsonld.datepublished</c>; nothing if the script is not JSON.</summary>
    public static void Read(string json, Action<string, string?> add)
    {
        if (json.Length > MaximumLength)
            return;
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            if (Article(document.RootElement) is not { } article)
                return;
            foreach (var property in article.EnumerateObject())
                foreach (var text in TextsOf(property.Value))
                    add($"jsonld.{property.Name.ToLowerInvariant()}", text);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Scripts of the page's own making; the page is readable without.
        }
    }

    static JsonElement? Article(JsonElement root)
    {
        var waiting = new Queue<JsonElement>([root]);
        for (var seen = 0; waiting.TryDequeue(out var element) && seen < MaximumObjects; seen++)
        {
            if (element.ValueKind == JsonValueKind.Array)
                foreach (var item in element.EnumerateArray().Take(MaximumObjects))
                    waiting.Enqueue(item);
            if (element.ValueKind != JsonValueKind.Object)
                continue;
            if (element.TryGetProperty("headline", out _) || element.TryGetProperty("datePublished", out _))
                return element;
            if (element.TryGetProperty("@graph", out var graph))
                waiting.Enqueue(graph);
            if (element.TryGetProperty("mainEntity", out var main))
                waiting.Enqueue(main);
        }
        return null;
    }

    static IEnumerable<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().Take(MaximumObjects)
            .SelectMany(static item => item.ValueKind == JsonValueKind.Array ? [] : TextsOf(item)),
        JsonValueKind.Object when value.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String =>
            [name.GetString()!],
        _ => [],
    };
}
