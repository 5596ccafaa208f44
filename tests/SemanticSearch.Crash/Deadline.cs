namespace SemanticSearch.Crash;

/// <summary>When a process is to be killed: at a failpoint, or after some time.</summary>
/// <param name="Failpoint">What <c>SEMSEARCH_FAILPOINT</c> is, or null.</param>
/// <param name="Delay">After how long, where there is no failpoint; null for never.</param>
sealed record Deadline(string? Failpoint, TimeSpan? Delay)
{
    /// <summary>No kill.</summary>
    public static readonly Deadline None = new(null, null);

    /// <inheritdoc/>
    public override string ToString() => Failpoint ?? (Delay is { } delay ? $"after {delay.TotalMilliseconds:0} ms" : "never");
}
