using System.Net;

namespace SemanticSearch.Sources.Web.Fetching;

/// <summary>The connections over which pages are fetched.</summary>
sealed class PageHttp : IDisposable
{
    // Names are looked up again after this: hosts move.
    static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Opens none yet.</summary>
    /// <param name="options">Whether private addresses may be connected to.</param>
    public PageHttp(WebOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = ConnectionLife,
            UseCookies = false,
            // A proxy would look up names itself, out of sight of the guard.
            UseProxy = false,
        };
        if (!options.AllowPrivateAddresses)
            handler.ConnectCallback = GuardedConnection.OpenAsync;
        Client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Sends requests; whoever does limits their time.</summary>
    public HttpClient Client { get; }

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();
}
