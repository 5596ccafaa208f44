using SemanticSearch.Evaluation;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>A set whose documents are indexed.</summary>
/// <param name="Name">What the set is called.</param>
/// <param name="Collection">The collection that holds the documents.</param>
/// <param name="Queries">The queries that can be measured.</param>
/// <param name="JudgedId">Gives the id that judgements use for a document of the collection.</param>
/// <param name="PassedOver">How many queries cannot be measured: their answers are not in their documents.</param>
sealed record PreparedSet(
    string Name, string Collection, IReadOnlyList<JudgedQuery> Queries, Func<string, string> JudgedId, int PassedOver = 0);
