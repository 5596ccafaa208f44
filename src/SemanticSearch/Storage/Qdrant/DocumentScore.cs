namespace SemanticSearch.Storage.Qdrant;

/// <summary>What the words of a document say of it.</summary>
/// <param name="BySmallMean">BM25 by its vector against the small mean length.</param>
/// <param name="ByGreatMean">BM25 by its vector against the great one.</param>
/// <param name="Terms">How many terms its chunks have.</param>
readonly record struct DocumentScore(double BySmallMean, double ByGreatMean, long Terms);
