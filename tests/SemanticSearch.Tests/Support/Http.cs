using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace SemanticSearch.Tests.Support;

/// <summary>Requests as a client would send them, and answers as JSON.</summary>
static class Http
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string address, HttpStatusCode expected = HttpStatusCode.OK) =>
        await ReadAsync(await client.GetAsync(address, Cancellation), expected);

    public static async Task<JsonElement> PostAsync(
        this HttpClient client, string address, object body, HttpStatusCode expected = HttpStatusCode.OK) =>
        await ReadAsync(await client.PostAsJsonAsync(address, body, Cancellation), expected);

    public static async Task<JsonElement> PutAsync(
        this HttpClient client, string address, object body, HttpStatusCode expected = HttpStatusCode.OK) =>
        await ReadAsync(await client.PutAsJsonAsync(address, body, Cancellation), expected);

    /// <summary>Sends text that may not be JSON at all.</summary>
    public static async Task<JsonElement> PostRawAsync(
        this HttpClient client, string address, string body, HttpStatusCode expected, string mediaType = "application/json")
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, mediaType);
        return await ReadAsync(await client.PostAsync(address, content, Cancellation), expected);
    }

    /// <summary>The body of an answer, which must have the expected status; an error must be problem details that say something.</summary>
    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(expected == response.StatusCode, $"expected {expected}, got {response.StatusCode}: {text}");
        if (text.Length == 0)
            return default;
        var json = JsonSerializer.Deserialize<JsonElement>(text);
        if ((int)expected >= 400)
        {
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal((int)expected, json.GetProperty("status").GetInt32());
            Assert.NotEmpty(json.GetProperty("title").GetString()!);
        }

        return json;
    }
}
