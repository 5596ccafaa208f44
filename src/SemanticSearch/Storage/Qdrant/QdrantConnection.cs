using Grpc.Core;
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

    static readonly AsyncLocal<CancellationToken?> Patience = new();

    readonly GrpcChannel _channel;
    readonly CallInvoker _invoker;
    readonly QdrantClient _client;
    readonly CallPolicies _policies;
    readonly TimeProvider _time;
    readonly ILogger _logger;

    /// <summary>Prepares to connect; nothing is sent yet.</summary>
    /// <param name="options">Where to and how.</param>
    /// <param name="time">Ends attempts, and spaces them.</param>
    /// <param name="logger">Hears of failures.</param>
    /// <param name="handler">Answers in place of the server; null for the server.</param>
    public QdrantConnection(QdrantOptions options, TimeProvider time, ILogger logger, HttpMessageHandler? handler = null)
    {
        Options = options;
        _time = time;
        _logger = logger;
        _policies = new CallPolicies(options, time);
        _channel = GrpcChannel.ForAddress(options.Address, new GrpcChannelOptions
        {
            MaxReceiveMessageSize = LargestAnswer,
            ThrowOperationCanceledOnCancellation = true,
            HttpHandler = handler ?? new SocketsHttpHandler
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
        _invoker = invoker;
        _client = new QdrantClient(new QdrantGrpcClient(invoker));
    }

    /// <summary>What it was made with.</summary>
    public QdrantOptions Options { get; }

    /// <summary>Lets what the caller's flow does from now on wait while the server is away, as long as it takes: indexing goes on when it is
    /// back, and no document has failed.</summary>
    /// <param name="cancellationToken">Ends that for calls that are not cancelled themselves.</param>
    /// <returns>Ends that.</returns>
    public static IDisposable WaitWithoutLimit(CancellationToken cancellationToken)
    {
        Patience.Value = cancellationToken;
        return new EndOfPatience();
    }

    /// <summary>Calls, and tries again as the kind allows.</summary>
    /// <param name="kind">What may be done where the call fails.</param>
    /// <param name="what">What is being done, for whoever reads of a failure: <c>reading the documents</c>.</param>
    /// <param name="call">The call; it is made anew for every attempt.</param>
    /// <param name="cancellationToken">Ends the calling.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: it failed, and says what to do.</exception>
    public async Task<T> CallAsync<T>(
        CallKind kind, string what, Func<QdrantClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        while (true)
        {
            SemanticSearchException explained;
            try
            {
                return await _policies[kind].ExecuteAsync(
                    static async (state, token) => await state.Call(state.Client, token), (Call: call, Client: _client), cancellationToken);
            }
            catch (RpcException) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
            catch (Exception failure) when (QdrantFailure.IsExpected(failure, cancellationToken))
            {
                Log.CallFailed(_logger, what, Options.Address.Authority, failure);
                explained = QdrantFailure.Of(failure, what, Options);
            }
            // A vote is read back by whoever asked for it, and may have been carried out.
            if (kind == CallKind.Consensus || !await TryWaitAsync(explained, what, cancellationToken))
                throw explained;
        }
    }

    /// <summary>Waits for a server that is away where the caller's flow waits without limit; false if it does not, or the failure says
    /// something else.</summary>
    public async Task<bool> TryWaitAsync(SemanticSearchException failure, string what, CancellationToken cancellationToken)
    {
        if (Patience.Value is not { IsCancellationRequested: false } patience || QdrantFailure.RetryAfter(failure) is not { } wait)
            return false;
        Log.Waiting(_logger, what, Options.Address.Authority, wait.TotalSeconds);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience, cancellationToken);
        await Task.Delay(wait, _time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return !patience.IsCancellationRequested;
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

    /// <summary>Sends a request once, whose answer is read otherwise than the client reads it.</summary>
    public async Task<TAnswer> SendAsync<TRequest, TAnswer>(Method<TRequest, TAnswer> method, TRequest request, CancellationToken cancellationToken)
        where TRequest : class
        where TAnswer : class
    {
        using var call = _invoker.AsyncUnaryCall(method, host: null, new CallOptions(cancellationToken: cancellationToken), request);
        return await call;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _channel.Dispose();
    }

    sealed class EndOfPatience : IDisposable
    {
        public void Dispose() => Patience.Value = null;
    }
}
