using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Sources.Web.Fetching;

namespace SemanticSearch.Tests.Sources.Web.Fetching;

public sealed class HttpExchangeTests
{
    [Fact]
    public async Task A_connection_that_is_lost_the_moment_it_is_made_is_an_answer()
    {
        using var http = new HttpClient(new LostConnection());
        var exchange = new HttpExchange(http, "test", TimeSpan.FromSeconds(5), new FakeTimeProvider());

        var answer = await exchange.SendAsync(
            new FetchRequest(new Uri("http://example.org/"), Validators.None, 1_000, IsPage: true), TestContext.Current.CancellationToken);

        Assert.Equal(FetchOutcome.Unavailable, answer.Outcome);
        Assert.Contains("could not be had", answer.Problem, StringComparison.Ordinal);
    }

    // What Socket.RemoteEndPoint throws, and HttpClient lets through.
    sealed class LostConnection : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new SocketException((int)SocketError.NotConnected);
    }
}
