using System.Net;
using System.Net.Http.Headers;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.Caching;

public sealed class ConditionalRequestTests : IAsyncLifetime
{
    readonly ApiServer _server = new();
    HttpClient _client = null!;
    string _citation = "";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _client = _server.CreateClient();
        await _client.PutAsync("/v1/documents/memo.txt", new { text = "Egypt closed the canal in 1956.", title = "Memo" }, HttpStatusCode.Created);
        _citation = (await _client.GetJsonAsync("/v1/search?q=canal")).GetProperty("passages")[0].GetProperty("citation").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("/v1/documents/memo.txt")]
    [InlineData("/v1/documents/memo.txt/passages")]
    [InlineData("/v1/passages/{0}")]
    [InlineData("/v1/passages/{0}/citation?format=ris")]
    [InlineData("/v1/collections")]
    [InlineData("/v1/collections/default")]
    public async Task What_the_caller_has_is_not_sent_again_until_it_changes(string address)
    {
        address = string.Format(null, address, _citation);
        var tag = await TagAsync(address);

        Assert.False(tag.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(address, tag.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(address, $"\"another\", W/{tag.Tag}"));
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(address, "*"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(address, "\"another\""));

        await _client.PutAsync("/v1/documents/memo.txt", new { text = "Egypt closed the canal in 1956.", title = "Another title" });
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(address, tag.ToString()));
        Assert.NotEqual(tag, await TagAsync(address));
    }

    [Fact]
    public async Task The_description_of_the_api_stands_as_long_as_the_build() =>
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync("/openapi/v1.json", (await TagAsync("/openapi/v1.json")).ToString()));

    [Fact]
    public async Task What_is_gone_is_told_whatever_the_caller_has()
    {
        var tag = await TagAsync($"/v1/passages/{_citation}");
        using var response = await _client.DeleteAsync("/v1/documents/memo.txt", Cancel);

        Assert.Equal(HttpStatusCode.Gone, await StatusAsync($"/v1/passages/{_citation}", tag.ToString()));
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync("/v1/documents/memo.txt", tag.ToString()));
    }

    [Fact]
    public async Task A_failure_has_no_tag()
    {
        using var response = await _client.GetAsync("/v1/documents/memo.txt?start=5000", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.ETag);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task What_is_compressed_has_a_tag_of_its_own(string encoding)
    {
        const string Address = "/v1/documents/memo.txt";
        var plain = await TagAsync(Address);
        var compressed = await TagAsync(Address, encoding);

        Assert.Equal($"{plain.Tag[..^1]}-{encoding}\"", compressed.Tag);
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(Address, compressed.ToString()));
    }

    async Task<EntityTagHeaderValue> TagAsync(string address, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (encoding is not null)
            request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var response = await _client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response.Headers.ETag!;
    }

    async Task<HttpStatusCode> StatusAsync(string address, string known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("If-None-Match", known);
        using var response = await _client.SendAsync(request, Cancel);
        if (response.StatusCode == HttpStatusCode.NotModified)
            Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancel));
        return response.StatusCode;
    }
}
