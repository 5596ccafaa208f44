using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.Pages;

/// <summary>The pages as browsers ask for them, without scripts.</summary>
public sealed class PageRequestTests : IAsyncLifetime
{
    readonly ApiServer _server = new();
    readonly HttpClient _browser;

    public PageRequestTests()
    {
        _browser = _server.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        _browser.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    }

    public async ValueTask InitializeAsync()
    {
        await _browser.PutAsync("/v1/documents/same.md", new { text = "# On locks\n\nThe keeper opens the lock at noon.\n\n## Dues\n\nBarges pay by weight.", format = "markdown" }, HttpStatusCode.Created);
        await _browser.PutAsync("/v1/documents/same.md?collection=bb", new { text = "The ferryman waits for the tide, and nobody hurries him.", title = "On ferries" }, HttpStatusCode.Created);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("/documents/same.md?at=")]
    [InlineData("/documents/no-such-id?collection=bb&at=")]
    public async Task A_citation_leads_to_its_own_document_whatever_else_the_address_says(string address)
    {
        var found = await _browser.GetJsonAsync("/v1/search?q=ferryman&collection=bb");
        var citation = found.GetProperty("passages")[0].GetProperty("citation").GetString();

        var (response, _) = await GetAsync(address + citation, HttpStatusCode.Redirect);
        var target = response.Headers.Location!.OriginalString;

        Assert.Equal($"/documents/same.md?at={citation}&collection=bb#passage", target);
        Assert.Contains("The ferryman waits", (await GetAsync(target, HttpStatusCode.OK)).Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/documents/same.md?collection=bb", HttpStatusCode.OK)]
    [InlineData("/documents/no-such-id?collection=bb", HttpStatusCode.NotFound)]
    [InlineData("/?q=tide&from=soon&collection=bb", HttpStatusCode.BadRequest)]
    [InlineData("/?q=tide&limit=many&collection=bb", HttpStatusCode.BadRequest)]
    public async Task The_next_question_goes_to_the_same_collection(string address, HttpStatusCode status) =>
        Assert.Contains("<option value=\"bb\" selected", (await GetAsync(address, status)).Page, StringComparison.Ordinal);

    [Theory]
    [InlineData("/?limit=many", HttpStatusCode.BadRequest)]
    [InlineData("/documents/", HttpStatusCode.BadRequest)]
    [InlineData("/documents/same.md?start=soon", HttpStatusCode.BadRequest)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_shown_is_said_on_a_page(string address, HttpStatusCode status)
    {
        var (response, page) = await GetAsync(address, status);

        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("That cannot be shown", page, StringComparison.Ordinal);
        Assert.Contains("id=\"q\"", page, StringComparison.Ordinal);
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Programs_are_told_in_json_as_before()
    {
        using var program = _server.CreateClient();

        await program.GetJsonAsync("/nowhere", HttpStatusCode.NotFound);
        await program.GetJsonAsync("/?limit=many", HttpStatusCode.BadRequest);
        await _browser.GetJsonAsync("/v1/nowhere", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("from=soon", "&#x27;soon&#x27; is not a date.")]
    [InlineData("from=1990&to=1980", "The dates end before they begin")]
    public async Task Dates_that_cannot_be_read_stay_where_they_can_be_mended(string dates, string said)
    {
        var (_, page) = await GetAsync($"/?q=lock&{dates}", HttpStatusCode.BadRequest);

        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains($"name=\"from\" value=\"{dates.Split('=', '&')[1]}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_nothing_is_found_is_said_in_words_of_the_page()
    {
        var (_, page) = await GetAsync("/?q=lock&mode=lexical&country=FRA", HttpStatusCode.OK);

        Assert.Contains("No document passes the filters.", page, StringComparison.Ordinal);
        Assert.Contains("Search without filters", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encoded_slash_is_one()
    {
        await _browser.PutAsync("/v1/documents/a/b", new { text = "The weir is mended each spring." }, HttpStatusCode.Created);

        Assert.Contains("The weir is mended", (await GetAsync("/documents/a%2Fb", HttpStatusCode.OK)).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_is_not_said_twice()
    {
        var (_, page) = await GetAsync("/documents/same.md", HttpStatusCode.OK);

        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, ">On locks</h[12]>"));
        Assert.Contains("<a id=\"s0\"></a>", page, StringComparison.Ordinal);
        Assert.Contains(">Dues", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/page.js")]
    [InlineData("/page.css")]
    [InlineData("/widget.js")]
    public async Task Scripts_and_styles_are_asked_about_each_time(string address)
    {
        var (response, _) = await GetAsync(address, HttpStatusCode.OK);

        Assert.True(response.Headers.CacheControl?.NoCache);
        Assert.NotNull(response.Headers.ETag);
    }

    [Fact]
    public async Task The_description_offers_no_service_of_others() =>
        Assert.Contains("\"showDeveloperTools\":\"never\"", (await GetAsync("/docs/", HttpStatusCode.OK)).Page.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

    async Task<(HttpResponseMessage Response, string Page)> GetAsync(string address, HttpStatusCode expected)
    {
        var response = await _browser.GetAsync(address, TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == response.StatusCode, $"expected {expected}, got {response.StatusCode}: {page}");
        return (response, page);
    }
}
