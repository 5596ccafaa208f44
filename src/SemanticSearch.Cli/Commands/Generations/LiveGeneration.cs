namespace SemanticSearch.Cli.Commands.Generations;

/// <summary>What <c>semsearch swap --json</c> and <c>semsearch rollback --json</c> write.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Generation">The generation that is live now.</param>
sealed record LiveGeneration(string Collection, long Generation);
