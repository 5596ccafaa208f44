using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage;

/// <summary>
/// Where documents, chunks and vectors live. A document is written, replaced and deleted as a whole: readers see the old state or the
/// new one, never a part. What a completed task acknowledges is on disk. Changes made by other processes are seen by the next call.
/// Safe from any thread. Failures of the medium are reported as <see cref="SemanticSearchException"/> of kind
/// <see cref="ErrorKind.Storage"/>.
/// </summary>
interface IIndexStore : IAsyncDisposable
{
    /// <summary>The collection of that name, or null. <c>name@7</c> names the collection as its generation 7 has it, live or not, if that one
    /// is missing no document: it can be searched, and not written to.</summary>
    Task<Collection?> FindCollectionAsync(string name, CancellationToken cancellationToken);

    /// <summary>All collections, by name.</summary>
    Task<IReadOnlyList<Collection>> ListCollectionsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The collection of that name, made with <paramref name="recipe"/> if there is none. An existing one is returned with its own
    /// recipe, whatever <paramref name="recipe"/> says: the caller compares.
    /// </summary>
    Task<Collection> EnsureCollectionAsync(string name, IndexRecipe recipe, CancellationToken cancellationToken);

    /// <summary>Counts a collection.</summary>
    Task<CollectionStatus> GetStatusAsync(Collection collection, CancellationToken cancellationToken);

    /// <summary>The record of one document, or null.</summary>
    Task<DocumentRecord?> FindDocumentAsync(Collection collection, string id, CancellationToken cancellationToken);

    /// <summary>One document with its text, or null.</summary>
    Task<StoredDocument?> GetDocumentAsync(Collection collection, string id, CancellationToken cancellationToken);

    /// <summary>
    /// Up to <paramref name="limit"/> records in the order of ids (by code point), those after <paramref name="after"/> if given.
    /// </summary>
    Task<IReadOnlyList<DocumentRecord>> ListDocumentsAsync(Collection collection, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>The documents that exist among <paramref name="ids"/>, by id.</summary>
    Task<IReadOnlyDictionary<string, StoredDocument>> GetDocumentsAsync(
        Collection collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>The chunks of a document in the live generation, in order; empty if there is no such document.</summary>
    Task<IReadOnlyList<Chunk>> GetChunksAsync(Collection collection, string id, CancellationToken cancellationToken);

    /// <summary>The vectors of a document's chunks in the live generation, in order, read from where they lie; empty if there is no such
    /// document.</summary>
    Task<IReadOnlyList<ReadOnlyMemory<float>>> GetVectorsAsync(Collection collection, string id, CancellationToken cancellationToken);

    /// <summary>Finds the document that a citation's key names, deleted ones included; null if there never was one.</summary>
    Task<DocumentByKey?> FindByKeyAsync(string key, CancellationToken cancellationToken);

    /// <summary>Writes a document, replacing the one of the same id with all its chunks, in one transaction, which also forgets its failure;
    /// true if there was one.</summary>
    /// <exception cref="ArgumentException">Vectors do not fit the chunks or the collection's dimensions.</exception>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: another generation is the live one by now.</exception>
    Task<bool> PutDocumentAsync(Collection collection, IndexedDocument document, CancellationToken cancellationToken);

    /// <summary>Deletes a document with all its chunks, and forgets its failure; false if there was neither.</summary>
    Task<bool> DeleteDocumentAsync(Collection collection, string id, CancellationToken cancellationToken);

    /// <summary>
    /// Remembers that a document could not be indexed, in place of what was remembered of it before. The document itself stays as it is,
    /// if it is there, and this counts as no change of the collection.
    /// </summary>
    /// <param name="collection">The collection.</param>
    /// <param name="id">The document's id, or that of an archive or a table.</param>
    /// <param name="reason">Why; cut to <see cref="FailedDocument.MaximumReason"/> characters.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    Task PutFailureAsync(Collection collection, string id, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets the failure of a document that turned out to be good, as writing it does, and those of the archives and tables that it is in:
    /// failures of the ids that its own continues after a slash. Costs next to nothing if there is none; false then.
    /// </summary>
    Task<bool> ForgetFailureAsync(Collection collection, string id, CancellationToken cancellationToken);

    /// <summary>
    /// Up to <paramref name="limit"/> failures in the order of ids (by code point), those after <paramref name="after"/> if given.
    /// </summary>
    Task<IReadOnlyList<FailedDocument>> ListFailuresAsync(Collection collection, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>Reads into memory what searches of the collection need, if nobody has begun to: the first one, which has its query to
    /// understand meanwhile, then waits for less.</summary>
    Task PrepareAsync(Collection collection, CancellationToken cancellationToken);

    /// <summary>
    /// Finds candidates by meaning and by words among the chunks that the query's conditions leave. Each leg is exact: its candidates are
    /// the best of all chunks, ties in the order of document id and ordinal. Everything belongs to the same state of the index.
    /// </summary>
    /// <exception cref="ArgumentException">The vector has another length than the collection's, or <see cref="RetrievalQuery.Depth"/> is
    /// below 1.</exception>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a filter names an unknown field or a value of
    /// another type.</exception>
    Task<Retrieval> RetrieveAsync(Collection collection, RetrievalQuery query, CancellationToken cancellationToken);

    /// <summary>The names of the fields that filters of the collection may use: those of every collection, then those of its metadata.</summary>
    Task<IReadOnlyCollection<string>> ListFieldsAsync(Collection collection, CancellationToken cancellationToken);

    /// <summary>The ids of the documents that pass a test, in the order of ids; it looks at all of them.</summary>
    Task<IReadOnlyList<string>> FindDocumentsAsync(
        Collection collection, Func<FilterDocument, bool> test, CancellationToken cancellationToken);

    /// <summary>Those of the chunks that are there, with the revision of their document, in the order of the references.</summary>
    Task<IReadOnlyList<ScoredChunk>> ReadChunksAsync(
        Collection collection, IReadOnlyList<ChunkReference> references, CancellationToken cancellationToken);

    /// <summary>The texts of candidates, in their order; null for those whose document is no longer the one that was found.</summary>
    Task<IReadOnlyList<string?>> ReadTextsAsync(
        Collection collection, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken);

    /// <summary>The vectors of chunks, in the order of the references; empty ones for chunks that are not there.</summary>
    Task<IReadOnlyList<ReadOnlyMemory<float>>> ReadVectorsAsync(
        Collection collection, IReadOnlyList<ChunkReference> references, CancellationToken cancellationToken);

    /// <summary>The documents that hold phrases of folded words, across chunks, pages and paragraphs.</summary>
    /// <exception cref="ArgumentException">There is no phrase to look for.</exception>
    Task<PhraseCandidates> FindByPhrasesAsync(Collection collection, PhraseQuery query, CancellationToken cancellationToken);

    /// <summary>What background queries found in the collection's live generation when that was last kept; null if it never was.</summary>
    Task<BackgroundMeasurement?> GetBackgroundAsync(Collection collection, CancellationToken cancellationToken);

    /// <summary>Keeps what background queries found, in place of what was kept before; this counts as no change of the collection. It does not
    /// wait while others write: false then.</summary>
    Task<bool> TryPutBackgroundAsync(Collection collection, BackgroundMeasurement measurement, CancellationToken cancellationToken);

    /// <summary>How often the collection was written to: what was read of it holds as long as this stays the same.</summary>
    Task<long> GetChangesAsync(Collection collection, CancellationToken cancellationToken);

    /// <summary>The terms of the collection's chunks, stems and marked forms, those of titles and headings left out; in no order. Slow, it
    /// reads the whole lexical index: some seconds for a million chunks.</summary>
    Task<IReadOnlyList<VocabularyTerm>> ReadVocabularyAsync(Collection collection, CancellationToken cancellationToken);

    /// <summary>The titles, speakers and countries of the collection's documents.</summary>
    Task<CollectionNames> ReadNamesAsync(Collection collection, CancellationToken cancellationToken);
}
