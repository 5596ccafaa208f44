using SemanticSearch.Embedding.Catalog;

namespace SemanticSearch.Cli.Commands;

/// <summary>What <c>semsearch models pull --json</c> prints.</summary>
/// <param name="Id">The model.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Bytes">Size of its files.</param>
sealed record PulledModel(string Id, PullOutcome Outcome, string Folder, long Bytes);
