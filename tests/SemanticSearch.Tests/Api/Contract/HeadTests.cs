using System.Net;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.Contract;

public sealed class HeadTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/library")]
    [InlineData("/page.css")]
    [InlineData("/documents/note")]
    [InlineData("/v1/documents/note")]
    [InlineData("/v1/search?q=note")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/nowhere")]
    public async Task Head_is_answered_as_get_without_the_body(string address)
    {
        await using var server = new ApiServer();
        using var client = server.CreateClient();
        await client.PutAsync("/v1/documents/note", new { text = "A note." }, HttpStatusCode.Created);

        using var got = await client.GetAsync(address, TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var head = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(got.StatusCode, head.StatusCode);
        Assert.Equal(got.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(got.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/v1/ask", "POST")]
    [InlineData("/v1/jobs/any/events", "GET")]
    public async Task What_has_no_get_to_answer_is_refused(string address, string allowed)
    {
        await using var server = new ApiServer();
        using var client = server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, address);

        using var head = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, head.StatusCode);
        Assert.Equal([allowed], head.Content.Headers.Allow);
    }
}
