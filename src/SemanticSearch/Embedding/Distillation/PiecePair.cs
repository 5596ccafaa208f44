namespace SemanticSearch.Embedding.Distillation;

/// <summary>Two neighbouring pieces of a word, by id.</summary>
readonly record struct PiecePair(int Left, int Right);
