using System.Numerics.Tensors;
using SemanticSearch.Storage;

namespace SemanticSearch.Search.Planning;

/// <summary>Finds the vector of a document or of a cited passage, made of those of its chunks, so that no model is asked.</summary>
sealed class SimilarTextFinder(IIndexStore store)
{
    /// <summary>Finds it.</summary>
    /// <param name="collection">The collection that is searched.</param>
    /// <param name="similar">A citation or a document's id.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is no such thing;
    /// <see cref="ErrorKind.Gone"/>: the cited words are no more; <see cref="ErrorKind.InvalidRequest"/>: it is of another collection, or
    /// has no words.</exception>
    public async Task<SimilarText> FindAsync(Collection collection, string similar, CancellationToken cancellationToken)
    {
        var (id, start, end) = await PlaceAsync(collection, similar, cancellationToken);
        var chunks = await store.GetChunksAsync(collection, id, cancellationToken);
        var references = chunks.Where(chunk => chunk.Start < end && start < chunk.End).Select(chunk => new ChunkReference(id, chunk.Ordinal)).ToList();
        var mean = new float[collection.Recipe.Dimensions];
        foreach (var vector in await store.ReadVectorsAsync(collection, references, cancellationToken))
            if (!vector.IsEmpty)
                TensorPrimitives.Add(mean, vector.Span, mean);
        var length = TensorPrimitives.Norm(mean);
        if (length == 0)
            throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'similar' names '{similar}', which has no words; name another one");
        TensorPrimitives.Divide(mean, length, mean);
        return new SimilarText(id, mean);
    }

    async Task<(string DocumentId, int Start, int End)> PlaceAsync(Collection collection, string similar, CancellationToken cancellationToken)
    {
        if (await store.FindDocumentAsync(collection, similar, cancellationToken) is { } record)
            return (record.Id, 0, int.MaxValue);
        if (!CitationId.TryParse(similar, out _))
            throw new SemanticSearchException(
                ErrorKind.NotFound,
                $"'similar' names '{similar}', but collection '{collection.Name}' has no such document, nor is it a citation; take an id or a citation of an answer");
        var (name, document, id) = await new CitationResolver(store).ResolveAsync(similar, cancellationToken);
        return name == collection.Name
            ? (document.Id, id.Start, id.End)
            : throw new SemanticSearchException(
                ErrorKind.InvalidRequest, $"'similar' cites a passage of collection '{name}', but '{collection.Name}' is searched; search that one");
    }
}
