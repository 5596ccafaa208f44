namespace SemanticSearch.Embedding.Catalog;

/// <summary>How often and how patiently a download is tried again.</summary>
static class Backoff
{
    /// <summary>The most attempts at one file in one pull. The next pull goes on where this one stopped.</summary>
    public const int Attempts = 5;

    /// <summary>The longest wait, whatever a server asks for.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The wait after a number of failed attempts, 1 or more: 1, 2, 4, 8 … seconds, or what the server asks for in <c>Retry-After</c>
    /// (RFC 9110, section 10.2.3), and never more than <see cref="Longest"/>.
    /// </summary>
    public static TimeSpan Delay(int failures, TimeSpan? asked)
    {
        var wait = asked is { } span && span > TimeSpan.Zero ? span : TimeSpan.FromSeconds(1L << Math.Min(failures - 1, 30));
        return wait < Longest ? wait : Longest;
    }
}
