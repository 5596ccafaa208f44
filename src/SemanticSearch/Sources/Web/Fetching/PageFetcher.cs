using Microsoft.Extensions.Logging;
using SemanticSearch.Sources.Web.Robots;

namespace SemanticSearch.Sources.Web.Fetching;

/// <summary>Fetches pages and lists: asks every host on the way whether it may, and follows redirects. Safe from any thread.</summary>
/// <param name="exchange">Asks for them.</param>
/// <param name="robots">Knows what hosts allow.</param>
sealed class PageFetcher(PoliteExchange exchange, RobotsCache robots)
{
    /// <summary>The most redirects that are followed.</summary>
    public const int MostRedirects = 5;

    /// <summary>Puts one together.</summary>
    public static PageFetcher Of(HttpClient http, WebOptions options, TimeProvider time, ILogger logger)
    {
        var exchange = new HttpExchange(http, CrawlerName.With(options.Contact), TimeSpan.FromSeconds(options.TimeoutSeconds), time);
        var polite = new PoliteExchange(exchange, options, time, logger);
        return new PageFetcher(polite, new RobotsCache(polite, time, logger));
    }

    /// <summary>Fetches. Whatever goes wrong is an answer.</summary>
    public async Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var seen = new HashSet<Uri>();
        while (seen.Add(request.Address))
        {
            if (seen.Count > MostRedirects + 1)
                return Refused(request, $"redirects more than {MostRedirects} times");
            var rules = await robots.GetAsync(request.Address, cancellationToken);
            if (rules?.Allow(request.Address.PathAndQuery) != true)
                return Forbidden(request, rules);
            var answer = await exchange.SendAsync(request, rules.CrawlDelay, cancellationToken);
            if (answer.Target is not { } target)
                return answer;
            request = request with { Address = target };
        }

        return Refused(request, "redirects in a circle");
    }

    static FetchAnswer Forbidden(FetchRequest request, RobotsRules? rules) => rules is null
        ? new FetchAnswer(FetchOutcome.Unavailable, request.Address)
        {
            Problem = $"is not fetched: the robots.txt of {request.Address.Authority} cannot be had now",
        }
        : Refused(request, $"is not fetched: the robots.txt of {request.Address.Authority} does not allow it");

    static FetchAnswer Refused(FetchRequest request, string problem) =>
        new(FetchOutcome.Refused, request.Address) { Problem = problem };
}
