namespace SemanticSearch.Sources.Web.Fetching;

/// <summary>How long to wait for what may pass. A share of every wait is chance, so that many do not come back at one moment.</summary>
static class RetryBackoff
{
    /// <summary>The most requests for one page in one sync.</summary>
    public const int Attempts = 3;

    /// <summary>The longest wait within a sync; a host that asks for more is left to a later one.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The wait before the next request of the same sync: 2, 4 … seconds and up to half of that more, or what the server asks for in
    /// <c>Retry-After</c> (RFC 9110, section 10.2.3), and about a day at most.</summary>
    /// <param name="failures">Requests that failed so far, 1 or more.</param>
    /// <param name="asked">What the server asks for, or null.</param>
    /// <param name="chance">0 to 1.</param>
    public static TimeSpan WithinSync(int failures, TimeSpan? asked, double chance) =>
        Spread(asked is { } span && span > TimeSpan.Zero ? span : TimeSpan.FromSeconds(1L << Math.Min(failures, 10)), chance);

    /// <summary>The wait before a later sync asks again: 5, 10, 20 … minutes and up to half of that more, or what the server asks for, and about
    /// a day at most.</summary>
    /// <param name="failures">Syncs that failed so far, 1 or more.</param>
    /// <param name="asked">What the server asks for, or null.</param>
    /// <param name="chance">0 to 1.</param>
    public static TimeSpan BetweenSyncs(int failures, TimeSpan? asked, double chance)
    {
        var own = TimeSpan.FromMinutes(5L << Math.Min(failures - 1, 20));
        return Spread(asked > own ? asked.Value : own, chance);
    }

    // Whatever a server asks for, it is asked again after a day and a half.
    static TimeSpan Spread(TimeSpan wait, double chance) => (wait < Longest ? wait : Longest) * (1 + chance / 2);
}
