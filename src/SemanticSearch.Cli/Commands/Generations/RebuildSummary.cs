using SemanticSearch.Indexing.Rebuilding;

namespace SemanticSearch.Cli.Commands.Generations;

/// <summary>What <c>semsearch rebuild --json</c> writes.</summary>
/// <param name="Job">The job's id.</param>
/// <param name="Collection">The collection.</param>
/// <param name="Built">What was built.</param>
/// <param name="Generations">The live generation of before and the new one.</param>
/// <param name="Speeds">How fast each answers.</param>
/// <param name="Answers">How well each answers; empty if no questions were given.</param>
/// <param name="Swapped">Whether the new one is live now.</param>
sealed record RebuildSummary(
    string Job,
    string Collection,
    BuiltGeneration Built,
    IReadOnlyList<GenerationSummary> Generations,
    IReadOnlyList<GenerationSpeed> Speeds,
    IReadOnlyList<GenerationAnswers> Answers,
    bool Swapped);
