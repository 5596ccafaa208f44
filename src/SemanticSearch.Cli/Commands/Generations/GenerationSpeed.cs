namespace SemanticSearch.Cli.Commands.Generations;

/// <summary>How fast a generation answers.</summary>
/// <param name="Generation">The generation.</param>
/// <param name="Queries">How many queries were asked, one after the other: titles of documents.</param>
/// <param name="MedianMilliseconds">What half of them took at most.</param>
sealed record GenerationSpeed(long Generation, int Queries, double MedianMilliseconds);
