namespace SemanticSearch.Storage;

/// <summary>The care of a store: its health, what is damaged, its space.</summary>
interface IStoreMaintenance
{
    /// <summary>Why the store cannot serve now, and what to do; null where it can.</summary>
    Task<string?> FindObstacleAsync(CancellationToken cancellationToken);

    /// <summary>Removes what writers left that died, where the store does not undo it by itself; how much there was.</summary>
    Task<int> SweepAsync(CancellationToken cancellationToken);

    /// <summary>Checks all that must hold between the parts of the store, at one state of it; others may write meanwhile.</summary>
    Task<IndexVerification> VerifyAsync(CancellationToken cancellationToken);

    /// <summary>Takes out what contradicts the documents, so that generations are missing those that are to be built anew, and tells how
    /// much there was.</summary>
    Task<int> RemoveDamagedAsync(CancellationToken cancellationToken);

    /// <summary>The names of the collections whose generations are all lost, so that nothing says how they are indexed.</summary>
    Task<IReadOnlyList<string>> ListWithoutGenerationAsync(CancellationToken cancellationToken);

    /// <summary>Gives such a collection a generation of that recipe, which is live and missing all documents; nothing is done if it has one by
    /// now.</summary>
    Task ReviveCollectionAsync(string name, IndexRecipe recipe, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="limit"/> documents of a collection whose words are not indexed for quotations.</summary>
    Task<IReadOnlyList<StoredDocument>> ListWithoutWordsAsync(Collection collection, int limit, CancellationToken cancellationToken);

    /// <summary>Indexes the words of a document for quotations, see <see cref="IndexedDocument.Words"/>; nothing is done if the document is
    /// no longer of that revision.</summary>
    Task PutWordsAsync(Collection collection, StoredDocument document, string words, CancellationToken cancellationToken);

    /// <summary>Writes a copy of the store, as it is at one moment, into a new or empty file; others may write meanwhile.</summary>
    /// <param name="path">The file.</param>
    /// <param name="copies">For how many such copies there must be room on its disk, this one included.</param>
    /// <param name="cancellationToken">Ends it; part of the copy may be in the file then.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: there is no room, or the file cannot be written.
    /// <see cref="ErrorKind.InvalidRequest"/>: the store is one that others back up.</exception>
    Task BackUpAsync(string path, int copies, CancellationToken cancellationToken);

    /// <summary>Gives unused space back to the disk, and leaves nothing on it of what was deleted. Jobs wait meanwhile, other
    /// writers for a time.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: others read all the time, so that something of what was
    /// deleted is still there.</exception>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: there is no room for a copy, which is made meanwhile.</exception>
    Task CompactAsync(CancellationToken cancellationToken);
}
