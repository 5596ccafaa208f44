using System.Text.Json;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.Contract;

/// <summary>The description of the API: what is checked in is what is served, and what it says holds.</summary>
public sealed class DescriptionTests : IAsyncLifetime
{
    const string Rewrite = "SEMSEARCH_WRITE_OPENAPI";

    readonly ApiServer _server = new(("FirstStart:Folder", "seeds"));
    HttpClient _client = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _client = _server.CreateClient();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_is_checked_in_is_what_the_code_says()
    {
        var path = Path.Combine(Shared.Repository, "docs", "openapi.json");
        var served = (await _client.GetStringAsync("/openapi/v1.json", Cancel)).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            await File.WriteAllTextAsync(path, served, Cancel);

        Assert.True(
            served == await File.ReadAllTextAsync(path, Cancel),
            $"docs/openapi.json is not what the code says; if the change is meant, write it anew: {Rewrite}=1 dotnet run --project tests/SemanticSearch.Tests -- --filter-class '*DescriptionTests'");
    }

    [Fact]
    public async Task Every_operation_is_told_apart_and_says_how_it_fails()
    {
        var operations = await OperationsAsync();
        string[] expected = ["Ask", "GetDocument", "PostDocument", "ReadDocument", "Search", "WatchJob"];

        Assert.Empty(expected.Except(operations.Select(one => one.Name)));
        foreach (var (name, method, path, operation) in operations.Where(one => one.Path != "/healthz"))
        {
            var responses = operation.GetProperty("responses");
            Assert.True(responses.TryGetProperty("503", out _), $"{name} does not say that it may be unavailable");
            Assert.True(method == "put" || !path.Contains('{', StringComparison.Ordinal) || responses.TryGetProperty("404", out _), $"{name} does not say that it may find nothing");
            foreach (var response in responses.EnumerateObject().Where(response => response.Name[0] is '4' or '5'))
                foreach (var example in response.Value.GetProperty("content").GetProperty("application/problem+json").GetProperty("examples").EnumerateObject())
                    Assert.Equal(response.Name, example.Value.GetProperty("value").GetProperty("status").ToString());
        }
    }

    [Fact]
    public async Task Answers_that_are_events_or_json_are_described_as_both()
    {
        var operations = await OperationsAsync();

        var content = operations.Single(one => one.Name == "Ask").Operation.GetProperty("responses").GetProperty("200").GetProperty("content");
        Assert.Equal("#/components/schemas/AskResponse", content.GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString());
        Assert.True(content.TryGetProperty("text/event-stream", out _));
    }

    [Fact]
    public async Task Every_example_of_a_request_works()
    {
        var tried = 0;
        foreach (var (name, method, path, operation) in await OperationsAsync())
        {
            // There is no source to sync here.
            if (name == "AddJob" || AddressOf(path, operation) is not { } address)
                continue;
            var body = ExampleOf(operation);
            if (body is null && operation.TryGetProperty("requestBody", out _))
                Assert.Fail($"{name} has no example of a body");
            using var request = new HttpRequestMessage(HttpMethod.Parse(method), address);
            if (body is not null)
                request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var response = await _client.SendAsync(request, Cancel);
            Assert.True(response.IsSuccessStatusCode, $"{method} {address} {body}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Cancel)}");
            tried++;
        }

        Assert.InRange(tried, 18, 100);
    }

    async Task<List<(string Name, string Method, string Path, JsonElement Operation)>> OperationsAsync() =>
        [.. from path in (await _client.GetJsonAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            select (operation.Value.GetProperty("operationId").GetString()!, operation.Name, path.Name, operation.Value)];

    // Null where a part of the path has no example: it names something that has to be made first.
    static string? AddressOf(string path, JsonElement operation)
    {
        var query = new List<string>();
        foreach (var parameter in operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray() : [])
        {
            var (name, place) = (parameter.GetProperty("name").GetString()!, parameter.GetProperty("in").GetString());
            var value = parameter.TryGetProperty("example", out var example) ? Uri.EscapeDataString(example.GetString()!) : null;
            if (place == "path" && value is null)
                return null;
            path = place == "path" ? path.Replace($"{{{name}}}", value, StringComparison.Ordinal) : path;
            if (place == "query" && value is not null)
                query.Add($"{name}={value}");
        }
        return $"{path}?{string.Join('&', query)}";
    }

    static string? ExampleOf(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json)
            && json.TryGetProperty("example", out var example)
            ? example.GetRawText()
            : null;
}
