using System.Globalization;
using Grpc.Core;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// How calls of each kind are tried: every attempt has a time-out, what can be repeated is, at growing intervals with jitter, and after most
/// calls have failed none is sent for a while. Reads, writes and votes have circuits of their own: reads go on where writes fail.
/// </summary>
sealed class CallPolicies
{
    readonly ResiliencePipeline[] _pipelines;

    /// <summary>Makes them.</summary>
    public CallPolicies(QdrantOptions options, TimeProvider time) =>
        _pipelines =
        [
            Build(options, time, TimeSpan.FromMilliseconds(options.ReadTimeoutMilliseconds), options.Retries),
            Build(options, time, TimeSpan.FromMilliseconds(options.WriteTimeoutMilliseconds), options.Retries),
            Build(options, time, TimeSpan.FromSeconds(options.ConsensusTimeoutSeconds), retries: 0),
        ];

    /// <summary>That of one kind.</summary>
    public ResiliencePipeline this[CallKind kind] => _pipelines[(int)kind];

    static ResiliencePipeline Build(QdrantOptions options, TimeProvider time, TimeSpan timeout, int retries)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = static arguments => ValueTask.FromResult(IsOutage(arguments.Outcome.Exception)),
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = TimeSpan.FromSeconds(5),
                DelayGenerator = static arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome.Exception)),
            });
        }
        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = static arguments => ValueTask.FromResult(IsOutage(arguments.Outcome.Exception)),
                FailureRatio = 0.5,
                MinimumThroughput = 8,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(options.BreakSeconds),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = timeout })
            .Build();
    }

    /// <summary>Whether a failure says that the server is away or overburdened, and not that the request is wrong. A server that misses
    /// replicas says <see cref="StatusCode.Internal"/>.</summary>
    public static bool IsOutage(Exception? failure) => !IsTooLarge(failure) && failure is TimeoutRejectedException or RpcException
    {
        StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted or StatusCode.Internal
            or StatusCode.Aborted or StatusCode.Unknown,
    };

    /// <summary>Whether an answer was larger than is read here; it would be again. The client tells that by its text alone.</summary>
    public static bool IsTooLarge(Exception? failure) => failure is RpcException { StatusCode: StatusCode.ResourceExhausted } rpc
        && rpc.Status.Detail.Contains("exceeds the maximum", StringComparison.Ordinal);

    /// <summary>When the server wants to be asked again, or null; at most a minute.</summary>
    public static TimeSpan? RetryAfter(Exception? failure) =>
        failure is RpcException rpc
        && int.TryParse(rpc.Trailers.GetValue("retry-after"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, 60))
            : null;
}
