using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SemanticSearch.QdrantStub;

namespace SemanticSearch.Tests.Storage.Qdrant.Stub;

/// <summary>Where two answers differ: field by field, but for times, and for the order of hits of the same score.</summary>
static partial class JsonDifference
{
    const double Tolerance = 2e-5;

    /// <summary>The first difference, or null.</summary>
    public static string? Find(JsonNode? expected, JsonNode? actual, string path = "$") => (expected, actual) switch
    {
        (JsonObject left, JsonObject right) => OfMaps(left, right, path),
        (JsonArray left, JsonArray right) => left.Count == right.Count ? OfLists(left, right, path) : $"{path}: {left.Count} and {right.Count}",
        _ => Same(expected, actual) ? null : $"{path}: {expected?.ToJsonString() ?? "null"} and {actual?.ToJsonString() ?? "null"}",
    };

    static string? OfMaps(JsonObject expected, JsonObject actual, string path)
    {
        var names = expected.Select(pair => pair.Key).Union(actual.Select(pair => pair.Key)).Where(name => name != "time");
        return names.Select(name => expected.ContainsKey(name) && actual.ContainsKey(name)
                ? Find(expected[name], actual[name], $"{path}.{name}")
                : $"{path}.{name} is {(expected.ContainsKey(name) ? "missing" : "too much")}")
            .FirstOrDefault(difference => difference is not null);
    }

    static string? OfLists(JsonArray expected, JsonArray actual, string path)
    {
        for (var i = 0; i < expected.Count; i++)
        {
            var difference = IsTied(expected, i) || IsTied(actual, i)
                ? Find(expected[i]!["score"], actual[i]!["score"], $"{path}[{i}].score")
                : Find(expected[i], actual[i], $"{path}[{i}]");
            if (difference is not null)
                return difference;
        }
        return null;
    }

    /// <summary>Whether the hit's neighbours have its score, or whether it is the last, whose equals may have been cut off.</summary>
    static bool IsTied(JsonArray hits, int at) =>
        Score(hits, at) is { } score
        && (Score(hits, at - 1) is { } before && Near(before, score) || Score(hits, at + 1) is { } after && Near(after, score));

    static double? Score(JsonArray hits, int at) =>
        at >= 0 && at < hits.Count && hits[at] is JsonObject hit ? StubJson.Number(hit["score"]) : null;

    static bool Same(JsonNode? expected, JsonNode? actual)
    {
        if (expected is null || actual is null)
            return expected is null && actual is null;
        if (StubJson.Number(expected) is { } left && StubJson.Number(actual) is { } right)
            return Near(left, right);
        if (StubJson.Text(expected) is { } text && StubJson.Text(actual) is { } other)
            return Position().Replace(text, "") == Position().Replace(other, "");
        return expected.GetValueKind() == actual.GetValueKind() && expected.GetValueKind() is JsonValueKind.True or JsonValueKind.False;
    }

    static bool Near(double left, double right) => Math.Abs(left - right) <= Tolerance * Math.Max(1, Math.Abs(left));

    [GeneratedRegex(@" at line \d+ column \d+$")]
    private static partial Regex Position();
}
