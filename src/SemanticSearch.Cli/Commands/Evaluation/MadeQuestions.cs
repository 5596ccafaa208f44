namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>What <c>semsearch eval --make --json</c> tells.</summary>
/// <param name="Collection">The collection that the questions are about.</param>
/// <param name="Questions">How many there are.</param>
/// <param name="File">Where they are.</param>
sealed record MadeQuestions(string Collection, int Questions, string File);
