using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>Whether one value of a field matches.</summary>
static class MatchTest
{
    public static bool Holds(JsonObject match, JsonNode value, bool isSplitAtSpaces)
    {
        if (match["value"] is { } wanted)
            return Same(wanted, value);
        if (match["any"] is JsonArray any)
            return any.Any(one => Same(one, value));
        if (match["except"] is JsonArray except)
            return !except.Any(one => Same(one, value));
        if (StubJson.Text(value) is not { } text)
            return false;
        Func<string, List<string>> words = isSplitAtSpaces ? static text => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)] : Words;
        var own = words(text);
        if (StubJson.Text(match["text"]) is { } every)
            return words(every).All(own.Contains);
        if (StubJson.Text(match["text_any"]) is { } some)
            return words(some).Any(own.Contains);
        if (StubJson.Text(match["phrase"]) is { } phrase)
            return Follow(own, words(phrase));
        throw new NotSupportedException($"the stub does not know the match {match.ToJsonString()}");
    }

    static bool Same(JsonNode? wanted, JsonNode value) =>
        StubJson.Number(wanted) is { } number ? StubJson.Number(value) == number : JsonNode.DeepEquals(wanted, value);

    static bool Follow(List<string> words, List<string> phrase) =>
        phrase.Count > 0 && Enumerable.Range(0, Math.Max(0, words.Count - phrase.Count + 1))
            .Any(at => words.GetRange(at, phrase.Count).SequenceEqual(phrase));

    /// <summary>As the tokenizer <c>word</c> splits, in lower case.</summary>
    static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (isWord && start < 0)
                start = i;
            if (isWord || start < 0)
                continue;
            words.Add(text[start..i].ToLowerInvariant());
            start = -1;
        }
        return words;
    }
}
