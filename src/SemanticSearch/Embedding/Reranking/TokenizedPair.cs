namespace SemanticSearch.Embedding.Reranking;

/// <summary>A query and a passage as a cross-encoder sees them.</summary>
/// <param name="Text">The tokens of both.</param>
/// <param name="SecondStart">Where the passage begins in them: tokens from here on are of type 1, those before of type 0.</param>
readonly record struct TokenizedPair(TokenizedText Text, int SecondStart);
