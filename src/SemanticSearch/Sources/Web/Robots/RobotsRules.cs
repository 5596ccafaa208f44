namespace SemanticSearch.Sources.Web.Robots;

/// <summary>What a host allows one crawler (RFC 9309).</summary>
/// <param name="rules">Its lines.</param>
/// <param name="crawlDelay">The least time between two requests, as it asks for, or null.</param>
sealed class RobotsRules(IReadOnlyList<RobotsRule> rules, TimeSpan? crawlDelay)
{
    /// <summary>Everything is allowed.</summary>
    public static readonly RobotsRules Open = new([], null);

    /// <summary>The least time between two requests, as the host asks for, or null. No part of the standard, and widely used.</summary>
    public TimeSpan? CrawlDelay => crawlDelay;

    /// <summary>Whether an address may be asked for: the longest rule that fits decides, of two alike the one that allows; none
    /// allows.</summary>
    /// <param name="pathAndQuery">Its path with its query.</param>
    public bool Allow(string pathAndQuery)
    {
        if (pathAndQuery == "/robots.txt")
            return true;
        var path = EscapedPath.WithoutSigns(pathAndQuery);
        RobotsRule? best = null;
        foreach (var rule in rules)
        {
            if (IsStronger(rule, best) && rule.Fits(path))
                best = rule;
        }

        return best?.Allows ?? true;
    }

    static bool IsStronger(RobotsRule rule, RobotsRule? than) =>
        than is null || rule.Length > than.Length || (rule.Length == than.Length && rule.Allows && !than.Allows);
}
