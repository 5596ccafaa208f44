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
