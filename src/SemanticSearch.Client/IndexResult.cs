namespace SemanticSearch.Client;

/// <summary>What became of a document.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Outcome">What was done: <c>added</c>, <c>replaced</c> or <c>unchanged</c>.</param>
/// <param name="Chunks">Chunks written.</param>
/// <param name="Tokens">Tokens of those chunks.</param>
public sealed record IndexResult(string DocumentId, string Outcome, int Chunks, long Tokens);
