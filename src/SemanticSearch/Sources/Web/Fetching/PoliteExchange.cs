using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SemanticSearch.Sources.Web.Fetching;

/// <summary>Asks for addresses as a guest: one request at a time a host, with intervals, and again, later and later, for what may pass. Safe
/// from any thread.</summary>
/// <param name="exchange">Asks once.</param>
/// <param name="options">The intervals.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears of every request.</param>
sealed class PoliteExchange(HttpExchange exchange, WebOptions options, TimeProvider time, ILogger logger)
{
    readonly ConcurrentDictionary<string, HostGate> _gates = new(StringComparer.Ordinal);

    /// <summary>Asks.</summary>
    /// <param name="request">For what.</param>
    /// <param name="crawlDelay">The interval that the host asks for, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<FetchAnswer> SendAsync(FetchRequest request, TimeSpan? crawlDelay, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(request.Address.IdnHost, _ => new HostGate(time));
        await gate.EnterAsync(cancellationToken);
        try
        {
            return await SendAsync(gate, request, IntervalOf(crawlDelay), cancellationToken);
        }
        finally
        {
            gate.Leave();
        }
    }

    async Task<FetchAnswer> SendAsync(HostGate gate, FetchRequest request, TimeSpan interval, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (gate.ClosedFor is { } rest)
            {
                return new FetchAnswer(FetchOutcome.Unavailable, request.Address)
                {
                    Problem = "is left alone for now: its host did not answer, or asked for that",
                    RetryAfter = rest,
                };
            }

            await gate.WaitAsync(interval, cancellationToken);
            var answer = await exchange.SendAsync(request, cancellationToken);
            gate.Note(answer.Outcome);
            logger.Asked(request.Address, answer.Outcome, answer.Problem);
            if (answer.Outcome != FetchOutcome.Unavailable || attempt == RetryBackoff.Attempts)
                return answer;
            var wait = RetryBackoff.WithinSync(attempt, answer.RetryAfter, Random.Shared.NextDouble());
            if (wait > RetryBackoff.LongestWait)
            {
                gate.Close(wait);
                return answer;
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    TimeSpan IntervalOf(TimeSpan? crawlDelay)
    {
        var own = TimeSpan.FromSeconds(options.MinimumIntervalSeconds);
        var most = TimeSpan.FromSeconds(options.MaximumCrawlDelaySeconds);
        var asked = crawlDelay < most ? crawlDelay.Value : crawlDelay is null ? TimeSpan.Zero : most;
        return asked > own ? asked : own;
    }
}
