using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SemanticSearch.Sources.Web.Robots;

namespace SemanticSearch.Sources.Web.Fetching;

/// <summary>What hosts allow, read from their <c>robots.txt</c> and kept for a day at most (RFC 9309, section 2.4). Safe from any thread.</summary>
/// <param name="exchange">Asks for them.</param>
/// <param name="time">The clock, of which only what passes counts.</param>
/// <param name="logger">Hears what was found.</param>
sealed class RobotsCache(PoliteExchange exchange, TimeProvider time, ILogger logger)
{
    const int MostRedirects = 5;

    static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    static readonly TimeSpan KeptClosed = TimeSpan.FromMinutes(10);

    readonly ConcurrentDictionary<string, (RobotsRules? Rules, long Since)> _known = new(StringComparer.Ordinal);

    /// <summary>What the host of an address allows, or null where that cannot be found out now, so that nothing is.</summary>
    public async Task<RobotsRules?> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        var host = address.GetLeftPart(UriPartial.Authority);
        if (_known.TryGetValue(host, out var known) && time.GetElapsedTime(known.Since) < (known.Rules is null ? KeptClosed : Kept))
            return known.Rules;
        var since = time.GetTimestamp();
        var answer = await FetchAsync(new Uri(host + "/robots.txt"), cancellationToken);
        logger.RobotsRead(host, answer.Outcome, answer.Problem);
        var rules = answer.Outcome switch
        {
            FetchOutcome.Fetched => RobotsFile.Read(answer.Bytes.Span, CrawlerName.Product),
            FetchOutcome.Unavailable => null,
            // No such file, no access to it, too many redirects: there are no rules (RFC 9309, section 2.3.1.3).
            _ => RobotsRules.Open,
        };
        _known[host] = (rules, since);
        return rules;
    }

    async Task<FetchAnswer> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            var request = new FetchRequest(address, Validators.None, RobotsFile.MaximumBytes, IsPage: false) { TakesPart = true };
            var answer = await exchange.SendAsync(request, crawlDelay: null, cancellationToken);
            if (answer.Target is not { } target || redirects == MostRedirects)
                return answer;
            address = target;
        }
    }
}
