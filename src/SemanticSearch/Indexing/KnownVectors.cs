using SemanticSearch.Chunking;
using SemanticSearch.Storage;

namespace SemanticSearch.Indexing;

/// <summary>Finds the vectors that a document had before: a chunk of the same embedded text has the same vector.</summary>
/// <param name="store">The index.</param>
/// <param name="collection">The collection.</param>
/// <param name="embeddingText">Tells what is embedded for a chunk.</param>
sealed class KnownVectors(IIndexStore store, Collection collection, EmbeddingText embeddingText)
{
    /// <summary>The vectors of the new chunks that an earlier document has too, by ordinal.</summary>
    /// <param name="earlierId">The document as it was before, under this id or another.</param>
    /// <param name="document">The document as it is now.</param>
    /// <param name="chunks">Its chunks.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<int, ReadOnlyMemory<float>>> FindAsync(
        string earlierId, Document document, IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken)
    {
        var known = new Dictionary<int, ReadOnlyMemory<float>>();
        var earlier = await ReadAsync(earlierId, cancellationToken);
        if (earlier.Count == 0)
            return known;
        foreach (var (ordinal, text) in embeddingText.TextsOf(document, chunks).Index())
        {
            if (earlier.TryGetValue(text, out var vector))
                known.Add(ordinal, vector);
        }

        return known;
    }

    async Task<Dictionary<string, ReadOnlyMemory<float>>> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var vectors = new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal);
        if (await store.GetDocumentAsync(collection, id, cancellationToken) is not { } stored)
            return vectors;
        var chunks = await store.GetChunksAsync(collection, id, cancellationToken);
        var rows = await store.GetVectorsAsync(collection, id, cancellationToken);
        // Somebody else may have written it between these looks.
        var first = await store.ReadChunksAsync(collection, [new ChunkReference(id, 0)], cancellationToken);
        if (rows.Count != chunks.Count || first is not [var chunk] || chunk.Revision != stored.Revision)
            return vectors;
        foreach (var (ordinal, text) in embeddingText.TextsOf(stored.Document, chunks).Index())
            vectors.TryAdd(text, rows[ordinal]);
        return vectors;
    }
}
