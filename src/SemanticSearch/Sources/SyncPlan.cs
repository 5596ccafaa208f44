namespace SemanticSearch.Sources;

/// <summary>What a sync does with a source, by the paths of files, or the addresses of pages; an archive or a table is one
/// file.</summary>
/// <param name="Location">The source.</param>
/// <param name="Added">Files that were not there.</param>
/// <param name="Changed">Files that were there with other bytes, or whose surroundings changed, or that failed and are tried again.</param>
/// <param name="Moved">Files whose bytes were at another path that is gone.</param>
/// <param name="Removed">Files that are gone.</param>
/// <param name="Unchanged">How many files are as they were.</param>
/// <param name="RemovedDocuments">How many documents go with their files.</param>
/// <param name="KnownDocuments">How many documents came of the source so far.</param>
public sealed record SyncPlan(
    string Location,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Changed,
    IReadOnlyList<MovedFile> Moved,
    IReadOnlyList<string> Removed,
    int Unchanged,
    int RemovedDocuments,
    int KnownDocuments)
{
    /// <summary>Pages that cannot be had, and lists that hide pages.</summary>
    public IReadOnlyList<FailingPage> Failing { get; init; } = [];

    /// <summary>Why the sync would refuse, as far as that is known before archives and tables are read; or null.</summary>
    public string? Refusal { get; init; }
}
