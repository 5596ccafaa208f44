using System.Net;
using SemanticSearch.Client;

namespace SemanticSearch.Tests.Client;

/// <summary>The typed client against servers and proxies that answer otherwise.</summary>
public sealed class RequestsTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://example.org", "https://example.org/v1/documents/a%2Fb?collection=default&start=0")]
    [InlineData("https://example.org/search", "https://example.org/search/v1/documents/a%2Fb?collection=default&start=0")]
    [InlineData("https://example.org/search/", "https://example.org/search/v1/documents/a%2Fb?collection=default&start=0")]
    public async Task Addresses_are_below_that_of_the_server(string server, string expected)
    {
        using var http = Answering(HttpStatusCode.NotFound, "", "text/plain", out var asked, server);

        await Assert.ThrowsAsync<ProblemException>(() => new SemanticSearchClient(http).GetDocumentAsync("a/b", cancellationToken: Cancel));

        Assert.Equal(expected, Assert.Single(asked).AbsoluteUri);
    }

    [Fact]
    public async Task What_a_proxy_says_is_a_problem_too()
    {
        using var http = Answering(HttpStatusCode.BadGateway, "<html>Bad gateway</html>", "text/html", out _);

        var problem = await Assert.ThrowsAsync<ProblemException>(() => new SemanticSearchClient(http).ListCollectionsAsync(Cancel));

        Assert.Equal((HttpStatusCode.BadGateway, "Bad Gateway", null), (problem.Status, problem.Title, problem.Detail));
    }

    [Fact]
    public async Task Fields_and_events_of_a_later_server_are_passed_over()
    {
        const string Events = """
            event: thinking
            data: {"about": "canals"}

            event: end
            data: {"answer": {"kind": "extractive", "text": "", "sentences": [], "followUps": [], "mood": "calm"}, "warnings": []}


            """;
        using var http = Answering(HttpStatusCode.OK, Events, "text/event-stream", out _);

        var steps = await new SemanticSearchClient(http).AskStreamingAsync(new() { Question = "Why?" }, Cancel).ToListAsync(Cancel);

        Assert.IsType<SemanticSearch.Client.AnswerEnded>(Assert.Single(steps));
    }

    [Fact]
    public void A_client_needs_the_address_of_a_server()
    {
        using var http = new HttpClient();

        Assert.Throws<ArgumentException>(() => new SemanticSearchClient(http));
    }

    static HttpClient Answering(HttpStatusCode status, string body, string mediaType, out List<Uri> asked, string server = "https://example.org")
    {
        var handler = new Scripted(() => new HttpResponseMessage(status) { Content = new StringContent(body, System.Text.Encoding.UTF8, mediaType) });
        asked = handler.Asked;
        return new HttpClient(handler) { BaseAddress = new Uri(server) };
    }

    sealed class Scripted(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        public List<Uri> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!);
            return Task.FromResult(answer());
        }
    }
}
