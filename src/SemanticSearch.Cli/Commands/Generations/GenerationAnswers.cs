namespace SemanticSearch.Cli.Commands.Generations;

/// <summary>How well a generation answers a file of questions.</summary>
/// <param name="Generation">The generation.</param>
/// <param name="Measures">Means by the names of measures.</param>
/// <param name="Questions">How many questions were asked.</param>
/// <param name="Seconds">How long all of them took.</param>
sealed record GenerationAnswers(long Generation, IReadOnlyDictionary<string, double> Measures, int Questions, double Seconds);
