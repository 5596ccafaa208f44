namespace SemanticSearch.Cli.Commands;

/// <summary>What <c>semsearch delete --json</c> prints.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Deleted">Ids of the documents that are gone now.</param>
/// <param name="Missing">Ids that no document has.</param>
sealed record DeleteSummary(string Collection, IReadOnlyList<string> Deleted, IReadOnlyList<string> Missing);
