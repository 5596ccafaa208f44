using System.Text.Json;

namespace SemanticSearch.Client;

/// <summary>A condition on documents and passages; the server's documentation names types and keys.</summary>
public sealed record Filter
{
    /// <summary>How the field is compared (<c>eq</c>, <c>in</c>, <c>gte</c>, <c>overlaps</c> …), or how the parts are joined (<c>and</c>, <c>or</c>,
    /// <c>not</c>).</summary>
    public required string Type { get; init; }

    /// <summary>The field, for comparisons.</summary>
    public string? Key { get; init; }

    /// <summary>What to compare with.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The parts that are joined.</summary>
    public IReadOnlyList<Filter>? Filters { get; init; }

    /// <summary>A comparison with a text.</summary>
    public static Filter Compare(string type, string key, string value) =>
        new() { Type = type, Key = key, Value = JsonSerializer.SerializeToElement(value, ClientJson.Default.String) };

    /// <summary>A comparison with a number.</summary>
    public static Filter Compare(string type, string key, double value) =>
        new() { Type = type, Key = key, Value = JsonSerializer.SerializeToElement(value, ClientJson.Default.Double) };

    /// <summary>A comparison with true or false.</summary>
    public static Filter Compare(string type, string key, bool value) =>
        new() { Type = type, Key = key, Value = JsonSerializer.SerializeToElement(value, ClientJson.Default.Boolean) };

    /// <summary>The field has one of these values.</summary>
    public static Filter In(string key, params string[] values) =>
        new() { Type = "in", Key = key, Value = JsonSerializer.SerializeToElement(values, ClientJson.Default.StringArray) };

    /// <summary>Parts that must all hold.</summary>
    public static Filter All(params IReadOnlyList<Filter> parts) => new() { Type = "and", Filters = parts };

    /// <summary>Parts of which one must hold.</summary>
    public static Filter Any(params IReadOnlyList<Filter> parts) => new() { Type = "or", Filters = parts };

    /// <summary>A part that must not hold.</summary>
    public static Filter Not(Filter part) => new() { Type = "not", Filters = [part] };
}
