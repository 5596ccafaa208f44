using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.Compression;

public sealed class CompressionTests : IAsyncLifetime
{
    readonly ApiServer _server = new();
    HttpClient _client = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _client = _server.CreateClient();
        await _client.PutAsync("/v1/documents/memo.txt", new { text = "Egypt closed the canal in 1956." }, HttpStatusCode.Created);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("br, gzip;q=0.5", "br")]
    [InlineData("gzip", "gzip")]
    public async Task An_answer_comes_as_small_as_the_caller_can_read_it(string accepted, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/search?q=canal");
        request.Headers.AcceptEncoding.ParseAdd(accepted);

        using var response = await _client.SendAsync(request, Cancel);
        var body = await response.Content.ReadAsStreamAsync(Cancel);
        await using var plain = encoding == "br" ? (Stream)new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        var answer = await JsonSerializer.DeserializeAsync<JsonElement>(plain, cancellationToken: Cancel);

        Assert.Equal(encoding, Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.Equal("memo.txt", answer.GetProperty("passages")[0].GetProperty("documentId").GetString());
    }

    [Fact]
    public async Task Events_are_sent_as_they_are()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/ask") { Content = JsonContent.Create(new { question = "Who closed the canal?" }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");

        using var response = await _client.SendAsync(request, Cancel);

        Assert.DoesNotContain(response.Content.Headers.ContentEncoding, encoding => encoding is "br" or "gzip");
        Assert.StartsWith("event: passages", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }
}
