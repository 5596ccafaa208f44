namespace SemanticSearch.Sources;

/// <summary>How a sync is meant.</summary>
/// <param name="Force">Whether documents are removed although more than a third of the source's would vanish.</param>
/// <param name="RetriesFailed">Whether files that failed are read again although they have not changed.</param>
public sealed record SyncOptions(bool Force = false, bool RetriesFailed = false)
{
    /// <summary>Whether a file that has changed is read now; one that is not stays as it was last seen. Null reads all.</summary>
    internal Func<FoundFile, bool>? IsSettled { get; init; }
}
