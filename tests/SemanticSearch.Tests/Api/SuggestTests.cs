using System.Net;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api;

public sealed class SuggestTests : IAsyncLifetime
{
    readonly ApiServer _server = new();
    HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _client = _server.CreateClient();
        await _client.PutAsync(
            "/v1/documents/wheat.txt",
            new { text = "The minister spoke about the embargo on wheat.", title = "On wheat", metadata = new { country = "EGY", speaker = "Naguib" } },
            HttpStatusCode.Created);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_last_words_are_completed()
    {
        var answer = await _client.GetJsonAsync("/v1/suggest?q=bread+in+eg");

        var completion = Assert.Single(answer.GetProperty("completions").EnumerateArray());
        Assert.Equal("Egypt", completion.GetProperty("text").GetString());
        Assert.Equal("country", completion.GetProperty("kind").GetString());
        Assert.Equal("EGY", completion.GetProperty("value").GetString());
        Assert.Equal(9, completion.GetProperty("start").GetInt32());
        Assert.Equal(1, completion.GetProperty("documents").GetInt32());
    }

    [Fact]
    public async Task Misspelt_words_are_corrected_by_what_is_indexed_now()
    {
        var before = await _client.GetJsonAsync("/v1/suggest?q=the+artbitrator+and+the+emabrgo+");
        await _client.PutAsync(
            "/v1/documents/dam.txt", new { text = "The arbitrator decides.", title = "On the dam" }, HttpStatusCode.Created);
        var after = await WaitForAsync("the+artbitrator+and+the+emabrgo+", "the arbitrator and the embargo ");

        Assert.Equal("the artbitrator and the embargo ", before.GetProperty("didYouMean").GetString());
        Assert.Equal("the arbitrator and the embargo ", after);
    }

    [Theory]
    [InlineData("q=a&limit=0", HttpStatusCode.BadRequest, "'limit' is 0")]
    [InlineData("q=a&collection=none", HttpStatusCode.NotFound, "no collection 'none'")]
    public async Task A_bad_request_is_told(string query, HttpStatusCode status, string message)
    {
        using var response = await _client.GetAsync(new Uri($"/v1/suggest?{query}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(message, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    // A reading is kept for a short while, however often the collection changes.
    async Task<string?> WaitForAsync(string query, string expected)
    {
        string? meant = null;
        for (var attempt = 0; attempt < 200 && meant != expected; attempt++)
        {
            if (attempt > 0)
                await Task.Delay(50, TestContext.Current.CancellationToken);
            meant = (await _client.GetJsonAsync($"/v1/suggest?q={query}")).GetProperty("didYouMean").GetString();
        }
        return meant;
    }
}
