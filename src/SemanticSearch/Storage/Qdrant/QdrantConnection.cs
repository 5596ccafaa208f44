using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Qdrant.Client;
using Qdrant.Client.Grpc;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// The way to a Qdrant: its client, and how calls are tried. All failures leave as <see cref="SemanticSearchException"/>s; cancellation
/// leaves as it came. Safe from any thread.
/// </summary>
sealed class QdrantConnection : IDisposable
{
    const int LargestAnswer = 64 << 20;

    readonly GrpcChannel _channel;
    readonly QdrantClient _client;
    readonly CallPolicies _policies;
    readonly ILogger _logger;

    /// <summary>Prepares to connect; nothing is sent yet.</summary>
    public QdrantConnection(QdrantOptions options, TimeProvider time, ILogger logger)
    {
        Options = options;
        _logger = logger;
        _policies = new CallPolicies(options, time);
        _channel = GrpcChannel.ForAddress(options.Address, new GrpcChannelOptions
        {
            MaxReceiveMessageSize = LargestAnswer,
            ThrowOperationCanceledOnCancellation = true,
            HttpHandler = new SocketsHttpHandler
            {
                EnableMultipleHttp2Connections = true,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
                // A connection whose other end is gone is noticed, and calls on it fail, though nothing says so.
                KeepAlivePingDelay = TimeSpan.FromSeconds(20),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
            },
        });
        var invoker = _channel.CreateCallInvoker();
        if (options.ApiKey is { Length: > 0 } key)
        {
            invoker = invoker.Intercept(metadata =>
            {
                metadata.Add("api-key", key);
                return metadata;
            });
        }
        _client = new QdrantClient(new QdrantGrpcClient(invoker));
    }

    /// <summary>What it was made with.</summary>
    public QdrantOptions Options { get; }

    /// <summary>Calls, and tries again as the kind allows.</summary>
    /// <param name="kind">What may be done where the call fails.</param>
    /// <param name="what">What is being done, for whoever reads of a failure: <c>reading the documents</c>.</param>
    /// <param name="call">The call; it is made anew for every attempt.</param>
    /// <param name="cancellationToken">Ends the calling.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: it failed, and says what to do.</exception>
    public async Task<T> CallAsync<T>(
        CallKind kind, string what, Func<QdrantClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await _policies[kind].ExecuteAsync(
                static async (state, token) => await state.Call(state.Client, token), (Call: call, Client: _client), cancellationToken);
        }
        catch (Exception failure) when (QdrantFailure.IsExpected(failure, cancellationToken))
        {
            Log.CallFailed(_logger, what, Options.Address.Authority, failure);
            throw QdrantFailure.Of(failure, what, Options);
        }
    }

    /// <summary>Calls for what gives nothing back.</summary>
    public Task CallAsync(
        CallKind kind, string what, Func<QdrantClient, CancellationToken, Task> call, CancellationToken cancellationToken) =>
        CallAsync(
            kind,
            what,
            async (client, token) =>
            {
                await call(client, token);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _channel.Dispose();
    }
}
