using System.Text.Json.Nodes;
using SemanticSearch.QdrantStub;

namespace SemanticSearch.Tests.Storage.Qdrant.Stub;

/// <summary>The stub answers what a real server answered: the recorded exchanges are repeated in their order.</summary>
public sealed class RecordedExchangeTests
{
    /// <summary>What the store does not use, and the stub does not know.</summary>
    static readonly HashSet<string> Unused = new(StringComparer.Ordinal)
    {
        "query mmr", "snapshot create", "snapshot list", "metrics", "formula: boost by payload", "formula: decay by date", "recommend by example",
        "strict mode: limit too high", "strict mode: filter on a field without an index", "collection cluster",
    };

    /// <summary>Rankings that depend on the order in which the server had points of the same score in a leg, which is by chance: what they
    /// share is their length. <see cref="ScoreFusionTests"/> holds their scores.</summary>
    static readonly HashSet<string> ByChance = new(StringComparer.Ordinal)
    {
        "query fusion rrf", "query rrf with k", "query rrf with weights", "query with filter in prefetch", "query groups",
        "query fusion dbsf", "dense rescored over sparse candidates", "nested prefetch",
    };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("recorded.jsonl")]
    [InlineData("recorded-queries.jsonl")]
    public async Task The_stub_answers_as_the_server_did(string file)
    {
        var exchanges = Exchange.Read(file);
        await using var stub = await StubQdrant.StartAsync(checks: false);

        var differences = await ReplayAsync(stub, exchanges);

        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public async Task The_stub_asks_for_keys_and_limits_requests_as_the_server_did()
    {
        var exchanges = Exchange.Read("recorded-faults.jsonl").TakeWhile(exchange => exchange.Name != "server down").ToList();
        var keys = exchanges.Select(exchange => exchange.Request["headers"]?["api-key"]?.GetValue<string>()).OfType<string>().Distinct().ToList();
        await using var stub = await StubQdrant.StartAsync(
            checks: false,
            keys: new StubKeys(
                keys.Single(key => key.Contains("write", StringComparison.Ordinal)),
                keys.Single(key => key.Contains("read", StringComparison.Ordinal))),
            maximumBytes: 1 << 20);

        var differences = await ReplayAsync(stub, exchanges);

        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public void Every_exception_from_the_comparison_names_a_recorded_exchange()
    {
        var names = new[] { "recorded.jsonl", "recorded-queries.jsonl", "recorded-faults.jsonl" }
            .SelectMany(Exchange.Read).Select(exchange => exchange.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Subset(names, Unused.Concat(ByChance).ToHashSet(StringComparer.Ordinal));
    }

    static async Task<string> ReplayAsync(StubQdrant stub, IReadOnlyList<Exchange> exchanges)
    {
        using var client = new HttpClient { BaseAddress = stub.Rest };
        var differences = new List<string>();
        foreach (var exchange in exchanges.Where(exchange => !Unused.Contains(exchange.Name)))
        {
            using var message = exchange.ToMessage();
            using var response = await client.SendAsync(message, Cancel);
            var text = await response.Content.ReadAsStringAsync(Cancel);
            if (FindDifference(exchange, (int)response.StatusCode, text) is { } difference)
                differences.Add($"{exchange.Name}: {difference}");
        }
        return string.Join('\n', differences.Concat(stub.Engine.Violations));
    }

    static string? FindDifference(Exchange exchange, int status, string text)
    {
        if (exchange.Status != status)
            return $"{exchange.Status} and {status} {text}";
        if (exchange.Response!["body"] is not { } expected)
            return StubJson.Text(exchange.Response["text"]) == text ? null : $"'{exchange.Response["text"]}' and '{text}'";
        var actual = JsonNode.Parse(text);
        if (ByChance.Contains(exchange.Name))
            return JsonDifference.Find(Lengths(expected), Lengths(actual));
        // Where a text breaks off is told in the parser's own words.
        return StubJson.Text((expected["status"] as JsonObject)?["error"]) is { } error && error.Contains("EOF", StringComparison.Ordinal)
            ? actual!["status"]!["error"]!.GetValue<string>().StartsWith("Format error in JSON body", StringComparison.Ordinal) ? null : text
            : JsonDifference.Find(expected, actual);
    }

    static JsonArray Lengths(JsonNode? answer) => answer!["result"]!["groups"] is JsonArray groups
        ? StubJson.Array(groups.Select(group => group!["hits"]!.AsArray().Count))
        : StubJson.Array([answer["result"]!["points"]!.AsArray().Count]);
}
