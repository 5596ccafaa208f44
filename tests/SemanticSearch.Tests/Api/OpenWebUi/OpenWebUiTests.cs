using System.Net;
using SemanticSearch.Api.OpenWebUi;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.OpenWebUi;

public sealed class OpenWebUiTests
{
    [Fact]
    public async Task A_web_search_finds_passages_with_addresses_of_the_reader()
    {
        await using var server = new ApiServer();
        using var client = server.CreateClient();
        await client.PutAsync("/v1/documents/memo.txt", new { text = "Egypt closed the canal in 1956.", title = "Memo" }, HttpStatusCode.Created);

        var results = await client.PostAsync("/openwebui/search", new { query = "Who closed the canal?", count = 3 });

        var result = Assert.Single(results.EnumerateArray());
        Assert.Equal("Memo", result.GetProperty("title").GetString());
        Assert.Equal("Egypt closed the canal in 1956.", result.GetProperty("snippet").GetString());
        var page = await client.GetStringAsync(new Uri(result.GetProperty("link").GetString()!).PathAndQuery, TestContext.Current.CancellationToken);
        Assert.Contains("id=\"passage\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Passage_and_surroundings_that_do_not_touch_are_parted()
    {
        var passage = SomePassage.Of("What the method asks for") with
        {
            Start = 30,
            End = 54,
            ContextBefore = new PassageContext("How long agreements last.", 0, 25, IsCut: false),
            ContextAfter = new PassageContext(", always.", 54, 63, IsCut: false),
        };

        Assert.Equal("How long agreements last.\n\nWhat the method asks for, always.", WebSearchResult.Of(passage, "").Snippet);
    }

    [Fact]
    public async Task A_reranker_that_is_set_ranks_texts()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ApiServer(
            ("SemanticSearch:Ranking:Reranker", TinyCrossEncoder.Write(folder.At("tiny"), 1, 64, "canal", "harvest", "the")));
        using var client = server.CreateClient();

        var answer = await client.PostAsync(
            "/openwebui/v1/rerank", new { model = "any", query = "canal", documents = new[] { "harvest", "the canal", "canal canal canal" }, top_n = 2 });

        Assert.Equal([2, 1], answer.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("index").GetInt32()));
    }

    [Fact]
    public async Task Without_one_it_says_which_setting_names_it()
    {
        await using var server = new ApiServer();
        using var client = server.CreateClient();

        var problem = await client.PostAsync("/openwebui/v1/rerank", new { query = "canal", documents = new[] { "a" } }, HttpStatusCode.BadRequest);

        Assert.Contains("SemanticSearch:Ranking:Reranker", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
