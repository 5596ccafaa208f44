using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SemanticSearch.Api.Dify;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.Dify;

public sealed class DifyTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("is", "FRA", "harvest.txt")]
    [InlineData("is not", "FRA", "canal.txt")]
    [InlineData("contains", "FRA", "harvest.txt")]
    [InlineData("not contains", "FRA", "canal.txt")]
    [InlineData("in", "EGY, ISR", "canal.txt")]
    public async Task It_retrieves_what_fulfils_the_conditions(string comparison, string value, string expected)
    {
        await using var server = new ApiServer();
        using var client = server.CreateClient();
        await PutAsync(client, "canal.txt", "Egypt closed the canal in 1956.", "Egypt");
        await PutAsync(client, "harvest.txt", "The harvest was good along the canal.", "France");

        var answer = await client.PostAsync("/dify/retrieval", new
        {
            knowledge_id = "default",
            query = "canal",
            retrieval_setting = new { top_k = 5, score_threshold = 0.0 },
            metadata_condition = new
            {
                logical_operator = "and",
                conditions = new[] { new { name = new[] { "country" }, comparison_operator = comparison, value } },
            },
        });

        var record = Assert.Single(answer.GetProperty("records").EnumerateArray());
        Assert.Equal(expected, record.GetProperty("metadata").GetProperty("document").GetString());
        Assert.Contains("canal", record.GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.InRange(record.GetProperty("score").GetDouble(), 0, 1);
    }

    [Theory]
    [InlineData("nowhere", 5, 404, 2001)]
    [InlineData("default", 0, 400, 400)]
    public async Task What_is_wrong_has_a_number(string knowledge, int top, int status, int code)
    {
        await using var server = new ApiServer();
        using var client = server.CreateClient();

        var response = await client.PostAsJsonAsync(
            "/dify/retrieval", new { knowledge_id = knowledge, query = "canal", retrieval_setting = new { top_k = top } }, Cancel);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("error_code").GetInt32());
    }

    [Theory]
    [InlineData("[null]", "'conditions' has null")]
    [InlineData("[{\"name\": \"title\", \"comparison_operator\": \"contains\", \"value\": \"x\"}]", "country, tags, author")]
    public async Task Conditions_that_cannot_be_asked_are_refused_with_the_reason(string conditions, string reason)
    {
        await using var server = new ApiServer();
        using var client = server.CreateClient();

        var response = await client.PostAsJsonAsync(
            "/dify/retrieval",
            new { knowledge_id = "default", query = "canal", metadata_condition = new { conditions = JsonSerializer.Deserialize<JsonElement>(conditions) } },
            Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(reason, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("error_msg").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"year\"", "≥", FilterType.Gte)]
    [InlineData("[\"year\"]", "before", FilterType.Lt)]
    [InlineData("\"title\"", "start with", FilterType.Prefix)]
    [InlineData("[\"title\", \"heading\"]", "is", FilterType.Or)]
    [InlineData("\"title\"", "empty", FilterType.Not)]
    public void Its_operators_are_filters(string name, string comparison, FilterType expected)
    {
        var condition = new DifyComparison
        {
            Name = JsonSerializer.Deserialize<JsonElement>(name),
            ComparisonOperator = comparison,
            Value = JsonSerializer.SerializeToElement("1995"),
        };

        Assert.Equal(expected, condition.ToFilter().Type);
    }

    static Task<System.Text.Json.JsonElement> PutAsync(HttpClient client, string id, string text, string country) =>
        client.PutAsync($"/v1/documents/{id}", new { text, metadata = new { country } }, HttpStatusCode.Created);
}
