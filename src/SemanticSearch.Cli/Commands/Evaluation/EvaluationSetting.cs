using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>A way to search that is measured.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Request">A request with what is set, to be given its query.</param>
sealed record EvaluationSetting(string Name, SearchRequest Request)
{
    /// <summary>The setting that assignments such as <c>mode=dense</c> make.</summary>
    /// <param name="assignments">The assignments; later ones win.</param>
    /// <param name="defaults">The settings in force.</param>
    /// <param name="name">What tables call it; null for the assignments themselves.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: an assignment is wrong.</exception>
    public static EvaluationSetting Of(IReadOnlyList<string> assignments, RankingOptions defaults, string? name = null) => new(
        name ?? (assignments.Count > 0 ? string.Join(' ', assignments) : "default"),
        assignments.Aggregate(new SearchRequest(), (request, assignment) => RequestSettings.Set(request, assignment, defaults)));
}
