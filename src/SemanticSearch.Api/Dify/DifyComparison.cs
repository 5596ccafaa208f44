using System.Text.Json;

namespace SemanticSearch.Api.Dify;

/// <summary>A comparison of fields with a value; of several fields one must compare.</summary>
sealed record DifyComparison
{
    // Of a field with several values, what contains one of them has it.
    static readonly string[] Lists = ["country", "tags", "author"];

    /// <summary>A field, or an array of fields: Dify's description has had both.</summary>
    public required JsonElement Name { get; init; }

    /// <summary>How it is compared.</summary>
    public required string ComparisonOperator { get; init; }

    /// <summary>What with; nothing for <c>empty</c> and <c>not empty</c>.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The filter that it makes.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the operator is not known, or the name no text.</exception>
    public Filter ToFilter()
    {
        JsonElement[] names = Name.ValueKind == JsonValueKind.Array ? [.. Name.EnumerateArray()] : [Name];
        if (names.Length == 0 || names.Any(name => name.ValueKind != JsonValueKind.String))
            throw new SemanticSearchException(ErrorKind.InvalidRequest, "'name' of a condition must be a field or an array of fields");
        Filter[] parts = [.. names.Select(name => Compare(name.GetString()!))];
        return parts is [var only] ? only : Filter.Any(parts);
    }

    Filter Compare(string key) => ComparisonOperator switch
    {
        "is" or "=" => With(FilterType.Eq, key),
        "is not" or "≠" => With(FilterType.Ne, key),
        ">" or "after" => With(FilterType.Gt, key),
        "<" or "before" => With(FilterType.Lt, key),
        "≥" => With(FilterType.Gte, key),
        "≤" => With(FilterType.Lte, key),
        "in" => new Filter { Type = FilterType.In, Key = key, Value = Several() },
        "not in" => new Filter { Type = FilterType.Nin, Key = key, Value = Several() },
        "contains" when IsList(key) => With(FilterType.Eq, key),
        "not contains" when IsList(key) => With(FilterType.Ne, key),
        "contains" or "not contains" or "end with" => throw new SemanticSearchException(
            ErrorKind.InvalidRequest,
            $"'comparison_operator' is '{ComparisonOperator}', but fields are not searched for parts of words; "
            + $"'contains' and 'not contains' are for fields with several values: {string.Join(", ", Lists)}; else ask with 'is' or 'start with'"),
        "start with" => With(FilterType.Prefix, key),
        "empty" => Filter.Not(Filter.Compare(FilterType.Exists, key)),
        "not empty" => Filter.Compare(FilterType.Exists, key),
        _ => throw new SemanticSearchException(
            ErrorKind.InvalidRequest,
            $"'comparison_operator' is '{ComparisonOperator}', which is not known here; there is is, is not, in, not in, start with, contains, not contains, empty, not empty, "
            + "=, ≠, >, <, ≥, ≤, before and after"),
    };

    // Dify joins several values by commas.
    JsonElement? Several() => Value is { ValueKind: JsonValueKind.String } text
        ? JsonSerializer.SerializeToElement(text.GetString()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        : Value;

    static bool IsList(string key) => Lists.Contains(key, StringComparer.OrdinalIgnoreCase);

    Filter With(FilterType type, string key) => new() { Type = type, Key = key, Value = Value };
}
