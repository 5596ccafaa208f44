namespace SemanticSearch.Embedding.Catalog;

/// <summary>The end of a successful pull.</summary>
/// <param name="Outcome">What was done.</param>
/// <param name="Folder">Absolute path of the model's folder.</param>
public sealed record PullResult(PullOutcome Outcome, string Folder);
