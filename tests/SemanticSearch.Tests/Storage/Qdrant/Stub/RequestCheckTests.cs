using System.Text.Json.Nodes;
using SemanticSearch.QdrantStub;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Qdrant.Stub;

/// <summary>What the document allows passes the check, and nothing else.</summary>
public sealed class RequestCheckTests
{
    /// <summary>Recorded requests whose very shape is wrong, though not malformed as JSON.</summary>
    static readonly HashSet<string> Misshapen = new(StringComparer.Ordinal)
    {
        "create, bad distance", "query, limit zero", "filter: wrong shape",
    };

    readonly RequestCheck _check = RequestCheck.Load(Shared.Path("qdrant", "openapi-v1.19.json"));

    [Theory]
    [InlineData("recorded.jsonl")]
    [InlineData("recorded-queries.jsonl")]
    [InlineData("recorded-faults.jsonl")]
    public void Every_recorded_request_that_is_well_formed_passes(string file)
    {
        var violations =
            from exchange in Exchange.Read(file)
            where exchange.Request["raw"] is null && exchange.Request["rawBytes"] is null && !Misshapen.Contains(exchange.Name)
            let call = exchange.ToCall()
            where call is not null
            let violation = _check.FindViolation(call)
            where violation is not null
            select $"{exchange.Name}: {violation}";

        Assert.Empty(violations);
    }

    [Fact]
    public void Recorded_requests_of_a_wrong_shape_do_not_pass()
    {
        var passed =
            from file in new[] { "recorded.jsonl", "recorded-queries.jsonl" }
            from exchange in Exchange.Read(file)
            where Misshapen.Contains(exchange.Name) && _check.FindViolation(exchange.ToCall()!) is null
            select exchange.Name;

        Assert.Empty(passed);
    }

    [Theory]
    [InlineData("""{ "ids": [1], "with_payloads": true }""")]
    [InlineData("""{ "with_payload": true }""")]
    [InlineData("""{ "ids": [-1] }""")]
    [InlineData("""{ "ids": "1" }""")]
    public void A_body_that_does_not_fit_its_schema_does_not_pass(string body) =>
        Assert.NotNull(_check.FindViolation(Retrieve([], JsonNode.Parse(body)!.AsObject())));

    [Theory]
    [InlineData("wait", "true")]
    [InlineData("timeout", "0")]
    [InlineData("timeout", "soon")]
    [InlineData("consistency", "most")]
    public void A_query_that_the_document_does_not_have_does_not_pass(string name, string value) =>
        Assert.NotNull(_check.FindViolation(Retrieve(new() { [name] = value }, Body)));

    [Fact]
    public void A_request_with_all_that_it_may_have_passes() =>
        Assert.Null(_check.FindViolation(Retrieve(new() { ["consistency"] = "majority", ["timeout"] = "5" }, Body)));

    static JsonObject Body => new() { ["ids"] = new JsonArray(1, "00000000-0000-5000-8000-000000000000"), ["with_payload"] = true };

    static StubCall Retrieve(Dictionary<string, string> query, JsonObject body) => new(
        "POST /collections/{collection_name}/points",
        new Dictionary<string, string> { ["collection_name"] = "passages" },
        query,
        body);
}
