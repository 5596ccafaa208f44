using System.Net;
using System.Text.Json;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api;

public sealed class PagedDocumentTests : IAsyncLifetime
{
    static readonly string[] Topics = ["harbour", "railway", "fishery", "embassy", "archive", "glacier", "orchard", "bridge"];

    readonly ApiServer _server = new();
    HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _client = _server.CreateClient();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Report()), "file", "report.pdf" } };
        await Http.ReadAsync(await _client.PostAsync("/v1/documents", form, TestContext.Current.CancellationToken), HttpStatusCode.Created);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Every_hit_of_every_question_tells_the_page_that_it_stands_on()
    {
        foreach (var topic in Topics)
        {
            var answer = await _client.GetJsonAsync($"/v1/search?q=Who+guards+the+{topic}%3F&limit=20");
            foreach (var passage in answer.GetProperty("passages").EnumerateArray())
            {
                var text = passage.GetProperty("text").GetString()!;
                Assert.Equal(PageOf(text, text.Length, Math.Min), passage.GetProperty("page").GetInt32());
                Assert.Equal(PageOf(text, -1, Math.Max), passage.GetProperty("lastPage").GetInt32());
                Assert.Equal($"{100 + passage.GetProperty("page").GetInt32()}", passage.GetProperty("pageLabel").GetString());
            }
        }
    }

    [Fact]
    public async Task Context_in_pages_reaches_from_end_to_end_of_them_and_marks_where_they_change()
    {
        var answer = await _client.PostAsync(
            "/v1/search", new { query = "Who guards the fishery?", limit = 1, context = new { unit = "page", before = 1, after = 2 } });

        var passage = answer.GetProperty("passages")[0];
        var (before, after) = (passage.GetProperty("contextBefore"), passage.GetProperty("contextAfter"));
        Assert.Contains("railway", before.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("harbour", before.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("embassy", after.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains(3, Pages(passage));
        Assert.Contains(4, Pages(passage));
    }

    // The topic of a page is in each of its sentences, and nowhere else.
    static int PageOf(string text, int start, Func<int, int, int> choose)
    {
        var (page, place) = (0, start);
        for (var i = 0; i < Topics.Length; i++)
        {
            var at = start < 0 ? text.LastIndexOf(Topics[i], StringComparison.Ordinal) : text.IndexOf(Topics[i], StringComparison.Ordinal);
            if (at >= 0 && choose(at, place) == at)
                (page, place) = (i + 1, at);
        }
        return page;
    }

    static IEnumerable<int> Pages(JsonElement passage) =>
        from change in passage.GetProperty("changes").EnumerateArray()
        where change.TryGetProperty("page", out _)
        select change.GetProperty("page").GetInt32();

    static byte[] Report()
    {
        using var pages = new PdfPages();
        for (var i = 0; i < Topics.Length; i++)
        {
            pages.Page().Text(72, 750, "Report of the Commission", size: 9).Text(300, 30, $"{101 + i}", size: 9);
            for (var line = 0; line < 24; line++)
                pages.Text(72, 700 - (line * 13), $"In year {line + 1} of the mandate the guards of the {Topics[i]} reported to the commission.");
        }
        return pages.ToBytes();
    }
}
