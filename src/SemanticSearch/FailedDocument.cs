namespace SemanticSearch;

/// <summary>A document that could not be read, cut or embedded when that was last tried. Of one that had been indexed before, what was
/// indexed then is still there.</summary>
/// <param name="Id">Its id; that of an archive or a table whose documents could not be told apart, or not all of them.</param>
/// <param name="Reason">Why, and what to do about it, in at most <see cref="MaximumReason"/> characters.</param>
/// <param name="FailedAt">When that was.</param>
public sealed record FailedDocument(string Id, string Reason, DateTimeOffset FailedAt)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaximumReason = 1_000;
}
