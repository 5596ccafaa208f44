using System.ComponentModel.DataAnnotations;
using System.Net;
using SemanticSearch.Api.CrossSite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api;

public sealed class CrossSiteTests : IAsyncLifetime
{
    const string Allowed = "https://news.example";

    readonly ApiServer _server = new(("CrossSite:AllowedOrigins:0", Allowed));
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
    [InlineData(Allowed, Allowed)]
    [InlineData("https://elsewhere.example", null)]
    public async Task Pages_of_allowed_origins_alone_may_read_answers(string origin, string? allowed)
    {
        using var response = await SendAsync(HttpMethod.Post, "/v1/ask", origin, """{"question":"Who closed the canal?"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(allowed, response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null);
    }

    [Fact]
    public async Task Pages_of_allowed_origins_may_not_write_either()
    {
        using var response = await SendAsync(HttpMethod.Put, "/v1/documents/other.txt", Allowed, """{"text":"Forged."}""");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task The_widget_may_be_loaded_from_there()
    {
        using var response = await SendAsync(HttpMethod.Get, "/widget.js", Allowed);

        Assert.Equal(Allowed, response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.InRange((await response.Content.ReadAsByteArrayAsync(Cancel)).Length, 1, 30_000);
    }

    [Theory]
    [InlineData("https://news.example", true)]
    [InlineData("http://localhost:3000", true)]
    [InlineData("*", true)]
    [InlineData("https://news.example/page", false)]
    [InlineData("news.example", false)]
    [InlineData("", false)]
    public void An_origin_is_scheme_host_and_port(string origin, bool isOne)
    {
        var options = new CrossSiteOptions { AllowedOrigins = { origin } };

        Assert.Equal(isOne, Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true));
    }

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string origin, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { { "Origin", origin } } };
        if (body is not null)
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return await _client.SendAsync(request, Cancel);
    }
}
