using System.Net;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.Selection;

public sealed class SelectionTests : IAsyncLifetime
{
    readonly ApiServer _server = new();
    HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _client = _server.CreateClient();
        await _client.PutAsync("/v1/documents/memo.txt", new { text = "Egypt closed the canal in 1956." }, HttpStatusCode.Created);
        await _client.PutAsync("/v1/documents/empty.txt", new { text = " " }, HttpStatusCode.UnprocessableEntity);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("/v1/search?q=canal&fields=citation,text", "passages", "text citation")]
    [InlineData("/v1/documents?fields=id", "documents", "id")]
    [InlineData("/v1/documents/memo.txt/passages?fields=start, end", "passages", "start end")]
    [InlineData("/v1/collections?fields=name,documents", null, "name documents")]
    [InlineData("/v1/collections/default/failures?fields=reason", "failures", "reason")]
    public async Task Items_have_the_fields_that_are_asked_for(string address, string? list, string fields)
    {
        var answer = await _client.GetJsonAsync(address);

        var item = (list is null ? answer : answer.GetProperty(list)).EnumerateArray().First();
        Assert.Equal(fields.Split(' '), item.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task A_question_in_a_body_chooses_in_the_address_and_the_rest_of_the_answer_stays()
    {
        var answer = await _client.PostAsync("/v1/search?fields=documentId", new { query = "canal" });

        Assert.Equal("""{"documentId":"memo.txt"}""", answer.GetProperty("passages")[0].GetRawText());
        Assert.Equal(1, answer.GetProperty("scope").GetProperty("documents").GetInt32());
    }

    [Theory]
    [InlineData("/v1/search?q=canal&fields=text,words", "'words'")]
    [InlineData("/v1/search?q=canal&fields=,", "names none")]
    [InlineData("/v1/jobs?fields=words", "progress")]
    public async Task A_field_that_is_not_there_is_refused_with_those_that_are(string address, string reason)
    {
        var problem = await _client.GetJsonAsync(address, HttpStatusCode.BadRequest);

        Assert.Contains(reason, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        if (address.Contains("search", StringComparison.Ordinal))
            Assert.Contains("headingPath", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
