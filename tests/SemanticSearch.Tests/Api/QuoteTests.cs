using System.Net;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api;

public sealed class QuoteTests
{
    [Fact]
    public async Task A_quotation_is_checked_and_its_citation_resolves()
    {
        await using var server = new ApiServer();
        using var client = server.CreateClient();
        await client.PutAsync(
            "/v1/documents/speech.txt", new { text = "We meet in grave times. We shall not recognise the annexation." }, HttpStatusCode.Created);

        var answer = await client.PostAsync("/v1/quotes/verify", new { quote = "We shall recognise the annexation" });
        var match = answer.GetProperty("matches")[0];
        var edit = match.GetProperty("edits")[0];
        var passage = await client.GetJsonAsync($"/v1/passages/{match.GetProperty("pieces")[0].GetProperty("citation").GetString()}");

        Assert.Equal("altered", answer.GetProperty("verdict").GetString());
        Assert.Equal("delete", edit.GetProperty("kind").GetString());
        Assert.Equal("negation", edit.GetProperty("concerns")[0].GetString());
        Assert.True(edit.GetProperty("critical").GetBoolean());
        Assert.Equal("We shall not recognise the annexation", passage.GetProperty("text").GetString());
    }

    [Fact]
    public async Task What_breaks_a_rule_is_refused()
    {
        await using var server = new ApiServer();
        using var client = server.CreateClient();

        var problem = await client.PostAsync("/v1/quotes/verify", new { quote = "peace" }, HttpStatusCode.BadRequest);
        await client.PostAsync("/v1/quotes/verify", new { quote = "long enough for a quotation" }, HttpStatusCode.NotFound);

        Assert.Contains("at least 12", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
