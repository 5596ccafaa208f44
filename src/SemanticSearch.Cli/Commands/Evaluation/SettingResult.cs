using SemanticSearch.Evaluation;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>How one setting answered the queries of a set.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Rankings">What it answered, in the order of the queries.</param>
/// <param name="Model">The model that the documents are indexed with.</param>
/// <param name="Seconds">Wall-clock time of the queries.</param>
sealed record SettingResult(EvaluationSetting Setting, IReadOnlyList<QueryRanking> Rankings, string Model, double Seconds);
