namespace SemanticSearch.Storage;

/// <summary>A chunk that one of the legs found, with the scores of all of them.</summary>
/// <param name="DocumentId">The chunk's document.</param>
/// <param name="Revision">Which writing of the document the chunk belongs to; offsets are good for that text only.</param>
/// <param name="Ordinal">Its ordinal in the document.</param>
/// <param name="Cosine">Cosine similarity with the query, -1 to 1; 0 without a dense leg.</param>
/// <param name="Bm25">BM25 of the chunk, at least 0; 0 without a lexical leg.</param>
/// <param name="DocumentBm25">BM25 of the whole document, at least 0.</param>
/// <param name="Coverage">The share of the query's words that it has, 0 to 1, each weighed by its idf.</param>
/// <param name="HoldsAll">Whether it has all of them.</param>
/// <param name="Date">The date that its document goes by; null for an undated one.</param>
/// <param name="Preferred">Bit <c>i</c> tells whether it fulfils the query's preferred filter <c>i</c>.</param>
sealed record Candidate(
    string DocumentId, long Revision, int Ordinal, double Cosine, double Bm25, double DocumentBm25,
    double Coverage = 0,
    bool HoldsAll = false,
    DateInterval? Date = null,
    uint Preferred = 0);
