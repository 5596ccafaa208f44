using System.Globalization;
using Grpc.Core;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Says what a failure of Qdrant means and what to do about it. Keys are in none of it.</summary>
static class QdrantFailure
{
    const int MaximumDetail = 300;

    /// <summary>Whether it is one to be explained: of the server or of the way to it, and not the caller's own cancellation.</summary>
    public static bool IsExpected(Exception failure, CancellationToken cancellationToken) =>
        failure is RpcException or TimeoutRejectedException or BrokenCircuitException && !cancellationToken.IsCancellationRequested;

    /// <summary>The failure as callers know it. An outage tells when to come again, in seconds, as
    /// <see cref="SemanticSearchException.RetryAfterDetail"/>.</summary>
    public static SemanticSearchException Of(Exception failure, string what, QdrantOptions options)
    {
        var message = Explain(failure, what, options.Address.Authority);
        if (failure is not BrokenCircuitException && !CallPolicies.IsOutage(failure))
            return new SemanticSearchException(ErrorKind.Storage, message, failure);
        var wait = (failure as BrokenCircuitException)?.RetryAfter ?? CallPolicies.RetryAfter(failure)
            ?? TimeSpan.FromSeconds(options.BreakSeconds);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return new SemanticSearchException(ErrorKind.Storage, message, failure)
        {
            Details = new Dictionary<string, string>
            {
                [SemanticSearchException.RetryAfterDetail] = seconds.ToString(CultureInfo.InvariantCulture),
            },
        };
    }

    /// <summary>How long to wait before asking again, where a failure is an outage; else null.</summary>
    public static TimeSpan? RetryAfter(SemanticSearchException failure) =>
        failure.Details.TryGetValue(SemanticSearchException.RetryAfterDetail, out var seconds)
            ? TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture))
            : null;

    static string Explain(Exception failure, string what, string server) => failure switch
    {
        BrokenCircuitException => $"Qdrant at {server} has failed repeatedly and is left alone for a moment ({what}): try again soon",
        TimeoutRejectedException => $"Qdrant at {server} did not answer in time ({what}): try again, or look at its load",
        RpcException when CallPolicies.IsTooLarge(failure) =>
            $"Qdrant at {server} answered with more than is read at once ({what}): ask for less, or index documents in smaller parts",
        RpcException rpc => $"{Explain(rpc.StatusCode, server)} ({what}: {Cut(rpc.Status.Detail)})",
        _ => $"Qdrant at {server} failed ({what}: {Cut(failure.Message)})",
    };

    static string Explain(StatusCode code, string server) => code switch
    {
        StatusCode.Unavailable =>
            $"Qdrant at {server} cannot be reached: check that it runs and that the address is that of its gRPC port, then try again",
        StatusCode.Unauthenticated => $"Qdrant at {server} asks for a key: set {QdrantOptions.Section}:{nameof(QdrantOptions.ApiKey)}",
        StatusCode.PermissionDenied =>
            $"The key for Qdrant at {server} may not do this: use one that may manage collections and write points",
        StatusCode.NotFound => $"Qdrant at {server} lacks what should be there: restore it from a snapshot, or index again",
        StatusCode.AlreadyExists => $"Qdrant at {server} already has it: another process has made it, try again",
        StatusCode.ResourceExhausted => $"Qdrant at {server} has too much to do, or no disk or memory left: try again later",
        StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.OutOfRange =>
            $"Qdrant at {server} refuses the request: its version or its collections may not be those expected",
        StatusCode.Unimplemented => $"Qdrant at {server} does not know this call: use version 1.17 or newer",
        _ => $"Qdrant at {server} failed; nodes may be away or its disk may be full: try again, and see its log if that does not help",
    };

    static string Cut(string detail)
    {
        var line = detail.ReplaceLineEndings(" ");
        return line.Length <= MaximumDetail ? line : string.Concat(line.AsSpan(0, MaximumDetail), "…");
    }
}
