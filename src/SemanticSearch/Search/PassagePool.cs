namespace SemanticSearch.Search;

/// <summary>What passages are cut before the last ones are chosen: more than are asked for where some will be folded or fall back.</summary>
/// <param name="Passages">How many; with <paramref name="ByDocument"/>, of how many documents.</param>
/// <param name="ByDocument">Whether documents are counted.</param>
/// <param name="PerDocument">The most of a document.</param>
/// <param name="Context">What surrounds them.</param>
/// <param name="Explain">Whether they tell how they were ranked.</param>
sealed record PassagePool(int Passages, bool ByDocument, int PerDocument, ContextWindow Context, bool Explain)
{
    // Beyond so many times what is asked for, what diversity would bring up is too far from the question.
    const int Spare = 3;

    // Every passage is compared with every other.
    const int MostSpare = 600;

    // In a group, a document's passages beyond these are better read in the document.
    const int PerGroup = 3;

    /// <summary>The pool of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="reordered">Whether passages are folded or fall back.</param>
    /// <param name="reranked">How many passages a cross-encoder reads; 0 for none.</param>
    public static PassagePool Of(SearchRequest request, bool reordered, int reranked) => new(
        Math.Max(reranked, reordered ? Math.Max(request.Limit, Math.Min(MostSpare, Spare * request.Limit)) : request.Limit),
        request.GroupByDocument,
        request.PassagesPerDocument ?? (request.GroupByDocument ? PerGroup : int.MaxValue),
        request.Context,
        request.Explain);

    /// <summary>Whether no more passages are wanted, or there can be none.</summary>
    /// <param name="hits">Those that were found.</param>
    /// <param name="documents">How many documents match.</param>
    public bool IsFull(IReadOnlyList<MergedHit> hits, long documents) => ByDocument
        ? hits.Select(hit => hit.DocumentId).Distinct(StringComparer.Ordinal).Count() >= Math.Min(Passages, documents)
        : hits.Count >= Passages || hits.Count / PerDocument >= documents;
}
