namespace SemanticSearch.Storage;

/// <summary>
/// The generations of collections: besides the live one, which searches use and documents are written to, those that are built from the
/// stored texts and those that were live before. A document that is written or deleted goes from all others, so that what a generation is
/// missing is always told by what it has. A store of documents is one of generations too; what <see cref="IIndexStore"/> promises holds here.
/// </summary>
interface IGenerationStore
{
    /// <summary>The generations of a collection, in the order in which they were begun.</summary>
    Task<IReadOnlyList<Generation>> ListGenerationsAsync(Collection collection, CancellationToken cancellationToken);

    /// <summary>The collection as the generation of that recipe has it that is being built: a new one if there is none.</summary>
    Task<Collection> BeginGenerationAsync(Collection collection, IndexRecipe recipe, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="limit"/> documents that a generation is missing, in no order; no more than are
    /// <paramref name="characters"/> long together, but at least one.</summary>
    /// <param name="generation">The generation.</param>
    /// <param name="limit">How many.</param>
    /// <param name="characters">How long.</param>
    /// <param name="except">The ids of those that are left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<StoredDocument>> ListMissingAsync(
        Collection generation, int limit, long characters, IReadOnlyCollection<string> except, CancellationToken cancellationToken);

    /// <summary>Adds the chunks of a document to a generation; false, and nothing is done, if the document is no longer of that revision
    /// or the generation has it already. This counts as no change of the collection,
    /// unless the generation is live.</summary>
    /// <exception cref="ArgumentException">Vectors do not fit the chunks or the generation's dimensions.</exception>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Gone"/>: the generation is no longer there.</exception>
    Task<bool> AddChunksAsync(
        Collection generation, StoredDocument document, IndexedChunks chunks, CancellationToken cancellationToken);

    /// <summary>Makes a generation the live one unless it is missing documents: false then. Searches see the one or the other whole.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Gone"/>: the generation is no longer there.</exception>
    Task<bool> TrySwitchAsync(Collection generation, CancellationToken cancellationToken);

    /// <summary>Deletes a generation with all its chunks and vectors.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: it is the live one.</exception>
    Task DropGenerationAsync(Collection generation, CancellationToken cancellationToken);
}
