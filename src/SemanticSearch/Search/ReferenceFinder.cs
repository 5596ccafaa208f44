using SemanticSearch.Search.Understanding;
using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>Finds the documents and provisions that a query names, among what its filter leaves.</summary>
/// <param name="store">Where documents are.</param>
/// <param name="collection">The collection that is searched.</param>
/// <param name="references">What is named; empty for nothing. The first eight are looked for.</param>
sealed class ReferenceFinder(IIndexStore store, Collection collection, IReadOnlyList<DirectReference> references)
{
    // Each is looked for among all documents. The words of the others are searched for like any.
    const int MostReferences = 8;

    // A symbol that so many documents bear names none of them.
    const int MostDocuments = 20;

    const int MostChunks = 2_000;

    /// <summary>Finds them; null if there is none.</summary>
    /// <param name="query">The query with its conditions.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<NamedCandidates?> FindAsync(RetrievalQuery query, CancellationToken cancellationToken)
    {
        var names = new Dictionary<ChunkReference, string>();
        var candidates = new Dictionary<ChunkReference, Candidate>();
        foreach (var reference in references.Take(MostReferences))
        {
            var documents = await store.FindDocumentsAsync(collection, document => reference.Fits(document.Names), cancellationToken);
            if (documents.Count is 0 or > MostDocuments)
                continue;
            foreach (var candidate in await OfDocumentsAsync(query, documents, cancellationToken))
                candidates.TryAdd(new ChunkReference(candidate.DocumentId, candidate.Ordinal), candidate);
            foreach (var document in documents)
                if (await BestAsync(reference, candidates.Where(pair => pair.Key.DocumentId == document), document, cancellationToken) is { } best)
                    names.TryAdd(best, reference.Id);
        }
        return names.Count == 0 ? null : new NamedCandidates([.. candidates.Values], names);
    }

    async Task<IReadOnlyList<Candidate>> OfDocumentsAsync(
        RetrievalQuery query, IReadOnlyList<string> documents, CancellationToken cancellationToken)
    {
        var named = Filter.Compare(FilterType.In, "id", documents);
        var retrieval = await store.RetrieveAsync(
            collection,
            query with
            {
                Filter = query.Filter is null ? named : Filter.All(query.Filter, named),
                Terms = [],
                Vector = query.Vector ?? new float[collection.Recipe.Dimensions],
                Facets = [],
                Depth = MostChunks,
            },
            cancellationToken);
        return retrieval.Candidates;
    }

    // Of a provision the first chunk under its heading; of a document, or where no heading tells, the one that answers best.
    async Task<ChunkReference?> BestAsync(
        DirectReference reference,
        IEnumerable<KeyValuePair<ChunkReference, Candidate>> candidates,
        string document,
        CancellationToken cancellationToken)
    {
        var ofDocument = candidates.Select(pair => pair.Value).OrderByDescending(one => one.Coverage).ThenByDescending(one => one.Cosine).ThenBy(one => one.Ordinal).ToList();
        if (ofDocument.Count == 0)
            return null;
        if (reference.Headings.Count > 0)
        {
            var under = (await store.GetChunksAsync(collection, document, cancellationToken))
                .Where(chunk => reference.FitsHeading(chunk.HeadingPath)).Select(chunk => chunk.Ordinal).ToHashSet();
            if (ofDocument.Where(one => under.Contains(one.Ordinal)).MinBy(one => one.Ordinal) is { } first)
                return new ChunkReference(document, first.Ordinal);
        }
        return new ChunkReference(document, ofDocument[0].Ordinal);
    }
}
