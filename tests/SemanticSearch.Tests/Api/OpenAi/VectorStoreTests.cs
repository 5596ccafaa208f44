using System.Net;
using System.Text.Json;
using SemanticSearch.Api.OpenAi.VectorStores;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.OpenAi;

public sealed class VectorStoreTests : IAsyncLifetime
{
    const string Text = "Egypt closed the canal in 1956.";

    readonly ApiServer _server = new();
    HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _client = _server.CreateClient();
        await _client.PutAsync(
            "/v1/documents/memos/canal.txt", new { text = Text, title = "Memo", metadata = new { country = "Egypt" } }, HttpStatusCode.Created);
        await _client.PutAsync(
            "/v1/documents/memos/harvest.txt", new { text = "The harvest was good along the canal.", metadata = new { country = "France" } }, HttpStatusCode.Created);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Collections_are_vector_stores()
    {
        var list = await _client.GetJsonAsync("/openai/v1/vector_stores");
        var store = await _client.GetJsonAsync("/openai/v1/vector_stores/default");

        Assert.Equal("default", list.GetProperty("data")[0].GetProperty("id").GetString());
        Assert.Equal(2, store.GetProperty("file_counts").GetProperty("completed").GetInt32());
        Assert.Equal("vector_store", store.GetProperty("object").GetString());
    }

    [Fact]
    public async Task Documents_are_files_that_can_be_listed_page_by_page_and_read()
    {
        var first = await _client.GetJsonAsync("/openai/v1/vector_stores/default/files?limit=1");
        var second = await _client.GetJsonAsync($"/openai/v1/vector_stores/default/files?limit=1&after={first.GetProperty("last_id").GetString()}");
        var id = first.GetProperty("data")[0].GetProperty("id").GetString();
        var content = await _client.GetJsonAsync($"/openai/v1/vector_stores/default/files/{id}/content");

        Assert.True(first.GetProperty("has_more").GetBoolean());
        Assert.False(second.GetProperty("has_more").GetBoolean());
        Assert.Equal("memos/harvest.txt", second.GetProperty("data")[0].GetProperty("attributes").GetProperty("document").GetString());
        Assert.Equal(id, (await _client.GetJsonAsync($"/openai/v1/vector_stores/default/files/{id}")).GetProperty("id").GetString());
        Assert.Equal(Text, content.GetProperty("data")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("", "a.txt memos/canal.txt")]
    [InlineData("&after=memos/canal.txt", "memos/harvest.txt")]
    [InlineData("&before=memos/harvest.txt", "a.txt memos/canal.txt")]
    [InlineData("&order=desc", "memos/harvest.txt memos/canal.txt")]
    [InlineData("&order=desc&after=memos/canal.txt", "a.txt")]
    [InlineData("&order=desc&before=a.txt", "memos/harvest.txt memos/canal.txt")]
    public async Task Files_are_listed_in_either_order(string rest, string expected)
    {
        await _client.PutAsync("/v1/documents/a.txt", new { text = Text }, HttpStatusCode.Created);
        foreach (var id in new[] { "a.txt", "memos/canal.txt", "memos/harvest.txt" })
            rest = rest.Replace($"={id}", $"={FileId.Of(id)}", StringComparison.Ordinal);

        var list = await _client.GetJsonAsync($"/openai/v1/vector_stores/default/files?limit=2{rest}");

        Assert.Equal(expected, string.Join(' ', list.GetProperty("data").EnumerateArray().Select(one => one.GetProperty("attributes").GetProperty("document").GetString())));
    }

    [Fact]
    public async Task A_search_tells_where_each_passage_is()
    {
        var found = await SearchAsync(new { query = "Who closed the canal?", rewrite_query = true });
        var first = found.GetProperty("data")[0];
        var attributes = first.GetProperty("attributes");
        var cited = await _client.GetJsonAsync($"/v1/passages/{attributes.GetProperty("citation").GetString()}");

        Assert.Equal("Who closed the canal?", found.GetProperty("search_query")[0].GetString());
        Assert.Equal("memos/canal.txt", first.GetProperty("filename").GetString());
        Assert.Equal(cited.GetProperty("text").GetString(), first.GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Equal((0, Text.Length), (attributes.GetProperty("start").GetInt32(), attributes.GetProperty("end").GetInt32()));
        Assert.InRange(first.GetProperty("score").GetDouble(), 0, 1);
        Assert.InRange(attributes.EnumerateObject().Count(), 1, 16);
    }

    [Fact]
    public async Task Filters_and_the_least_score_hold()
    {
        var french = await SearchAsync(new { query = "canal", filters = new { type = "in", key = "country", value = new[] { "FRA" } } });
        var none = await SearchAsync(new { query = "canal", ranking_options = new { ranker = "auto", score_threshold = 1.1 } });

        Assert.Equal(["memos/harvest.txt"], french.GetProperty("data").EnumerateArray().Select(one => one.GetProperty("filename").GetString()));
        Assert.Empty(none.GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task A_score_tells_how_relevant_a_passage_is_even_if_it_is_alone()
    {
        await _client.PutAsync("/v1/documents/canal.txt?collection=alone", new { text = Text }, HttpStatusCode.Created);

        var found = await _client.PostAsync(
            "/openai/v1/vector_stores/alone/search", new { query = "Who closed the canal?", ranking_options = new { score_threshold = 0.5 } });
        var other = await _client.PostAsync(
            "/openai/v1/vector_stores/alone/search", new { query = "How long does sourdough rise?", ranking_options = new { score_threshold = 0.25 } });

        Assert.InRange(Assert.Single(found.GetProperty("data").EnumerateArray()).GetProperty("score").GetDouble(), 0.5, 1);
        Assert.Empty(other.GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task Scores_fall_with_the_ranking()
    {
        var scores = (await SearchAsync(new { query = "the harvest along the canal in Egypt" })).GetProperty("data").EnumerateArray()
            .Select(one => one.GetProperty("score").GetDouble()).ToList();

        Assert.Equal(scores.OrderDescending(), scores);
        Assert.All(scores, score => Assert.InRange(score, 0.01, 1));
    }

    [Theory]
    [InlineData("document", "eq", "\"memos/canal.txt\"")]
    [InlineData("date", "lt", "19570101")]
    [InlineData("date", "gte", "-415152000")]
    [InlineData("date", "eq", "1956")]
    [InlineData("date", "in", "[19561105, 20000101]")]
    public async Task Attributes_are_filtered_by_under_their_own_names(string key, string type, string value)
    {
        await _client.PutAsync("/v1/documents/memos/canal.txt", new { text = Text, metadata = new { date = "1956-11-05" } }, HttpStatusCode.OK);

        var found = await SearchAsync(new { query = "canal", filters = new { type, key, value = JsonSerializer.Deserialize<JsonElement>(value) } });

        Assert.Equal(["memos/canal.txt"], found.GetProperty("data").EnumerateArray().Select(one => one.GetProperty("filename").GetString()));
    }

    [Theory]
    [InlineData("/openai/v1/vector_stores/nowhere", 404)]
    [InlineData("/openai/v1/vector_stores/default/files/file-__8", 404)]
    [InlineData("/openai/v1/vector_stores/default/files/nothing", 404)]
    [InlineData("/openai/v1/vector_stores/default/files?limit=0", 400)]
    [InlineData("/openai/v1/vector_stores/default/files?limit=many", 400)]
    [InlineData("/openai/v1/vector_stores/default/files?order=newest", 400)]
    [InlineData("/openai/v1/assistants", 404)]
    public async Task What_is_wrong_is_told_in_their_shape(string address, int status)
    {
        var response = await _client.GetAsync(address, TestContext.Current.CancellationToken);
        var body = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.NotEmpty(body.GetProperty("error").GetProperty("message").GetString()!);
    }

    Task<JsonElement> SearchAsync(object request) => _client.PostAsync("/openai/v1/vector_stores/default/search", request);
}
