namespace SemanticSearch.Storage.Qdrant;

/// <summary>What the words of a document say of it.</summary>
/// <param name="Bm25">BM25 with the mean length that its vector was made with.</param>
/// <param name="Terms">How many terms its chunks had when it was written.</param>
readonly record struct DocumentScore(double Bm25, long Terms);
