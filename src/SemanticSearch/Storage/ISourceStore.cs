namespace SemanticSearch.Storage;

/// <summary>
/// Where collections remember their sources, and what was last seen of each file. What a completed task acknowledges is on disk. Safe from
/// any thread. Failures of the medium are <see cref="SemanticSearchException"/>s of kind <see cref="ErrorKind.Storage"/>.
/// </summary>
interface ISourceStore
{
    /// <summary>Remembers a source, whose <see cref="Source.Id"/> is not looked at, in place of that of the same location; as it is stored.</summary>
    Task<Source> PutSourceAsync(Source source, CancellationToken cancellationToken);

    /// <summary>The sources of a collection, or of all, in the order of their numbers.</summary>
    Task<IReadOnlyList<Source>> ListSourcesAsync(string? collection, CancellationToken cancellationToken);

    /// <summary>Forgets a source with its files; the documents stay. False if there is none.</summary>
    Task<bool> RemoveSourceAsync(long id, CancellationToken cancellationToken);

    /// <summary>What was last seen of a source's files.</summary>
    Task<IReadOnlyList<KnownFile>> ListFilesAsync(Source source, CancellationToken cancellationToken);

    /// <summary>Remembers files in place of what was known of them, and forgets others, in one transaction.</summary>
    Task PutFilesAsync(
        Source source, IReadOnlyCollection<KnownFile> files, IReadOnlyCollection<string> gone, CancellationToken cancellationToken);

    /// <summary>A list of pages as it was last had, or null.</summary>
    Task<KnownList?> FindListAsync(Source source, string address, CancellationToken cancellationToken);

    /// <summary>Remembers a list of pages in place of what was known of it.</summary>
    Task PutListAsync(Source source, KnownList list, CancellationToken cancellationToken);

    /// <summary>Those of the documents that also come of another source of the same collection.</summary>
    Task<IReadOnlySet<string>> FindSharedAsync(Source source, IReadOnlyCollection<string> documentIds, CancellationToken cancellationToken);

    /// <summary>Those of the documents that were deleted, and not written again.</summary>
    Task<IReadOnlySet<string>> FindDeletedAsync(Source source, IReadOnlyCollection<string> documentIds, CancellationToken cancellationToken);

    /// <summary>The documents of the source's collection whose ids go on from that of an archive or a table after a slash, whatever source they
    /// are of.</summary>
    Task<IReadOnlyList<string>> FindWithinAsync(Source source, string id, CancellationToken cancellationToken);

    /// <summary>The fingerprint that the last finished sync kept of what decides documents beside their own files, or null.</summary>
    Task<string?> GetSurroundingsAsync(Source source, CancellationToken cancellationToken);

    /// <summary>Keeps that a sync came to its end, with that fingerprint.</summary>
    Task FinishSyncAsync(Source source, string surroundings, CancellationToken cancellationToken);
}
