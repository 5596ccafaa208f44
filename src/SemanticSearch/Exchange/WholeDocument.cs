using SemanticSearch.Storage;

namespace SemanticSearch.Exchange;

/// <summary>A document with the chunks and vectors that the live generation has of it, all of the same writing.</summary>
/// <param name="Stored">The document.</param>
/// <param name="Chunks">Its chunks, in order.</param>
/// <param name="Vectors">Their vectors.</param>
sealed record WholeDocument(StoredDocument Stored, IReadOnlyList<Chunk> Chunks, IReadOnlyList<ReadOnlyMemory<float>> Vectors)
{
    const int Attempts = 5;

    /// <summary>Reads one, or null if it is not there.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: it was written again and again meanwhile.</exception>
    public static async Task<WholeDocument?> ReadAsync(
        IIndexStore store, Collection collection, string id, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await store.GetDocumentAsync(collection, id, cancellationToken) is not { } stored)
                return null;
            var chunks = await store.GetChunksAsync(collection, id, cancellationToken);
            var vectors = await store.GetVectorsAsync(collection, id, cancellationToken);
            // Somebody else may have written it between these looks.
            var first = await store.ReadChunksAsync(collection, [new ChunkReference(id, 0)], cancellationToken);
            if (vectors.Count == chunks.Count && chunks.Count == stored.Chunks && (first is not [var chunk] || chunk.Revision == stored.Revision))
                return new WholeDocument(stored, chunks, vectors);
        }

        throw new SemanticSearchException(ErrorKind.Conflict, $"'{id}' was written again and again while it was read; try once more");
    }
}
