namespace SemanticSearch;

/// <summary>What each signal of a hybrid search counts; only their proportion matters. Each 0 to 100, not all 0; null for the
/// settings' value.</summary>
/// <param name="Dense">The similarity of meaning.</param>
/// <param name="Lexical">BM25 of the chunk.</param>
/// <param name="Document">BM25 of the chunk's whole document.</param>
/// <param name="Alignment">How near the words and sentences of the best chunks come to the query's.</param>
public sealed record FusionWeights(double? Dense = null, double? Lexical = null, double? Document = null, double? Alignment = null);
