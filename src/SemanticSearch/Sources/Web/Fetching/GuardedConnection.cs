using System.Net;
using System.Net.Sockets;

namespace SemanticSearch.Sources.Web.Fetching;

/// <summary>Connects to public addresses only. What is connected to is what was judged: a name that answers otherwise a moment later gains
/// nothing.</summary>
static class GuardedConnection
{
    /// <summary>Opens a connection for a <see cref="SocketsHttpHandler"/>.</summary>
    /// <exception cref="RefusedAddressException">The host has special addresses only.</exception>
    /// <exception cref="SocketException">It cannot be reached.</exception>
    public static async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var allowed = Array.FindAll(addresses, address => !SpecialAddresses.Contain(address));
        if (allowed.Length == 0)
        {
            throw new RefusedAddressException(addresses is [var first, ..]
                ? $"the host {host} has the address {first}, which is not of the public internet"
                : $"the host {host} has no address");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
