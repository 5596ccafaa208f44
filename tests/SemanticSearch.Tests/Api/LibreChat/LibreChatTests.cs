using System.Net;
using System.Net.Http.Json;
using System.Text;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.LibreChat;

public sealed class LibreChatTests : IAsyncLifetime
{
    readonly ApiServer _server = new();
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
    public async Task A_file_is_taken_searched_alone_read_and_deleted()
    {
        await EmbedAsync("one", "canal.txt", "Egypt closed the canal in 1956.");
        await EmbedAsync("two", "harvest.txt", "The harvest was good along the canal.");

        var found = await _client.PostAsync("/librechat/query", new { query = "canal", file_id = "two", k = 4, entity_id = "x" });
        var both = await _client.PostAsync("/librechat/query_multiple", new { query = "canal", file_ids = new[] { "one", "two" }, k = 4 });
        var ids = await _client.GetJsonAsync("/librechat/ids");
        var text = await _client.GetJsonAsync("/librechat/documents/one/context");

        var pair = Assert.Single(found.EnumerateArray());
        Assert.Equal("two", pair[0].GetProperty("metadata").GetProperty("file_id").GetString());
        Assert.Contains("harvest", pair[0].GetProperty("page_content").GetString(), StringComparison.Ordinal);
        Assert.InRange(pair[1].GetDouble(), 0, 1);
        Assert.Equal(2, both.GetArrayLength());
        Assert.Equal(["one", "two"], ids.EnumerateArray().Select(id => id.GetString()));
        Assert.Equal("Egypt closed the canal in 1956.", text.GetString());
        Assert.Equal(HttpStatusCode.OK, await DeleteAsync("one"));
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync("one"));
    }

    [Fact]
    public async Task A_file_keeps_its_name_and_a_good_answer_is_near()
    {
        await EmbedAsync("one", "Resolution 1701.md", "# Resolution S/RES/1701 of 2006\n\nEgypt closed the canal in 1956.");

        var pair = (await _client.PostAsync("/librechat/query", new { query = "Who closed the canal?", file_id = "one" }))[0];

        Assert.Equal("Resolution 1701.md", pair[0].GetProperty("metadata").GetProperty("source").GetString());
        Assert.InRange(pair[1].GetDouble(), 0, 0.5);
    }

    [Fact]
    public async Task Before_the_first_file_nothing_is_found()
    {
        Assert.Equal(0, (await _client.GetJsonAsync("/librechat/ids")).GetArrayLength());
        Assert.Equal(0, (await _client.PostAsync("/librechat/query", new { query = "canal", file_id = "one" })).GetArrayLength());
        await _client.PostAsync("/librechat/query_multiple", new { query = "canal", file_ids = new[] { "one" } }, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whole_files_are_read_by_their_ids()
    {
        await EmbedAsync("one", "canal.txt", "Egypt closed the canal in 1956.");
        await EmbedAsync("two", "ships.csv", "ship,year\nSuez Star,1956");

        var files = await _client.GetJsonAsync("/librechat/documents?ids=two&ids=one");
        var missing = await _client.GetAsync("/librechat/documents?ids=three", Cancel);

        Assert.Equal(
            [("ships.csv", "ship,year\nSuez Star,1956"), ("canal.txt", "Egypt closed the canal in 1956.")],
            files.EnumerateArray().Select(file => (file.GetProperty("metadata").GetProperty("source").GetString(), file.GetProperty("page_content").GetString())));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Null_among_ids_is_refused() => Assert.Equal(HttpStatusCode.BadRequest, await DeleteAsync([null!]));

    [Fact]
    public async Task It_is_up() =>
        Assert.Equal("UP", (await _client.GetJsonAsync("/librechat/health")).GetProperty("status").GetString());

    [Fact]
    public async Task A_query_without_a_file_is_refused() =>
        await _client.PostAsync("/librechat/query", new { query = "canal" }, HttpStatusCode.BadRequest);

    async Task EmbedAsync(string id, string name, string text)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(id), "file_id" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name },
        };
        var answer = await Http.ReadAsync(await _client.PostAsync("/librechat/embed", form, Cancel), HttpStatusCode.OK);
        Assert.True(answer.GetProperty("status").GetBoolean());
        Assert.Equal(name, answer.GetProperty("filename").GetString());
    }

    async Task<HttpStatusCode> DeleteAsync(params string[] ids)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/librechat/documents") { Content = JsonContent.Create(ids) };
        return (await _client.SendAsync(request, Cancel)).StatusCode;
    }
}
