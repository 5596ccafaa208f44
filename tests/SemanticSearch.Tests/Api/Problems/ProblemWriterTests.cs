using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.Problems;

/// <summary>What is wrong is told whatever the request accepts.</summary>
public sealed class ProblemWriterTests : IDisposable
{
    readonly ApiServer _server = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/v1/jobs/99/events", "text/event-stream", HttpStatusCode.NotFound)]
    [InlineData("POST", "/v1/ask", "text/event-stream", HttpStatusCode.NotFound)]
    [InlineData("POST", "/v1/ask", "application/xml", HttpStatusCode.NotFound)]
    [InlineData("GET", "/v1/nothing", "text/event-stream", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/v1/search", "text/plain", HttpStatusCode.MethodNotAllowed)]
    public async Task A_problem_has_its_body(string method, string address, string accept, HttpStatusCode status)
    {
        using var client = _server.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        if (method == "POST")
            request.Content = JsonContent.Create(new { question = "Who?", collection = "nope" });

        using var response = await client.SendAsync(request, Cancel);

        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.All(["type", "title", "detail"], name => Assert.NotEmpty(problem.GetProperty(name).GetString()!));
    }

    [Theory]
    [InlineData("/?limit=abc", "'limit' cannot be 'abc'")]
    public async Task What_cannot_be_read_is_named_as_callers_write_it(string address, string detail)
    {
        using var client = _server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        using var response = await client.SendAsync(request, Cancel);

        Assert.Equal(detail, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_body_of_another_kind_is_told_so()
    {
        using var client = _server.CreateClient();

        using var response = await client.PostAsJsonAsync("/v1/search", Array.Empty<int>(), Cancel);

        Assert.StartsWith("the body is of the wrong kind", (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    public void Dispose() => _server.Dispose();
}
