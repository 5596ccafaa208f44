namespace SemanticSearch.Storage;

/// <summary>A folder or a file, archives and tables among them, or pages of the web that a collection is brought up to date with.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Collection">The collection.</param>
/// <param name="Location">The absolute path, or the address of what lists the pages.</param>
/// <param name="Include">Patterns of the files of a folder, or of the paths of pages, that are taken; none takes all.</param>
/// <param name="Exclude">Patterns of those that are not.</param>
/// <param name="Settings">The absolute path of settings for the folder, or null.</param>
/// <param name="Removes">Whether documents go when their file does.</param>
/// <param name="SyncedAt">When a sync last came to its end, or null.</param>
/// <param name="Web">How pages are found, or null for files.</param>
public sealed record Source(
    long Id,
    string Collection,
    string Location,
    IReadOnlyList<string> Include,
    IReadOnlyList<string> Exclude,
    string? Settings,
    bool Removes,
    DateTimeOffset? SyncedAt,
    WebSettings? Web = null);
