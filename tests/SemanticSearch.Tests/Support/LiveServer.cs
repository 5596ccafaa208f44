using System.Net;

namespace SemanticSearch.Tests.Support;

/// <summary>The whole HTTP service on a port of its own, for programs that are not tests.</summary>
sealed class LiveServer : IAsyncDisposable
{
    readonly ApiServer _server;

    public LiveServer(params (string Key, string Value)[] settings)
    {
        _server = new ApiServer(settings);
        _server.UseKestrel(0);
        _server.StartServer();
        Address = _server.ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    /// <summary>Its address, without a slash at its end.</summary>
    public string Address { get; }

    /// <summary>Puts a text in.</summary>
    public async Task PutAsync(string id, string text)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        await client.PutAsync($"/v1/documents/{id}", new { text }, HttpStatusCode.Created);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
