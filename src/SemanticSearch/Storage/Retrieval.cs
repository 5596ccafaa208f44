namespace SemanticSearch.Storage;

/// <summary>What a store found, all of one state of the index.</summary>
/// <param name="Candidates">The best chunks of each leg and the best chunk of each of the best documents, none twice.</param>
/// <param name="Scope">Documents and chunks that were compared.</param>
/// <param name="Total">Chunks and documents that match.</param>
/// <param name="Facets">Counts of values among the documents that match.</param>
/// <param name="Coverage">The documents that the filter leaves, and how many of the collection failed.</param>
/// <param name="Best">The greatest cosine and the greatest coverage of all chunks that the conditions leave, of whichever chunk;
/// null where that was not asked for.</param>
/// <param name="Holders">How many chunks of the collection have each of the query's words; empty where they could not be looked up.</param>
/// <param name="LexicalFailure">Why the lexical leg gave nothing; null if it did not fail.</param>
sealed record Retrieval(
    IReadOnlyList<Candidate> Candidates,
    SearchScope Scope,
    SearchTotal Total,
    IReadOnlyList<Facet> Facets,
    SearchCoverage Coverage,
    (double Cosine, double Coverage)? Best,
    IReadOnlyList<int> Holders,
    string? LexicalFailure = null);
