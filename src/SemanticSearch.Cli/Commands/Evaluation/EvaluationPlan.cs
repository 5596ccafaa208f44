using System.Globalization;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>What is measured on every set with every model.</summary>
/// <param name="Settings">The ways to search.</param>
/// <param name="Compares">Whether the others are compared with the first.</param>
sealed record EvaluationPlan(IReadOnlyList<EvaluationSetting> Settings, bool Compares)
{
    /// <summary>Each mode.</summary>
    public static EvaluationPlan OfModes(IEnumerable<SearchMode> modes, IReadOnlyList<string> set, RankingOptions defaults) => new(
        [.. modes.Select(Choices.NameOf).Select(mode => EvaluationSetting.Of(
            [.. set, $"mode={mode}"], defaults, string.Join(' ', [mode, .. set])))],
        Compares: false);

    /// <summary>Settings as they were given, such as <c>mode=dense diversity=0.3</c>.</summary>
    public static EvaluationPlan OfComparison(IEnumerable<string> settings, IReadOnlyList<string> set, RankingOptions defaults) => new(
        [.. settings.Select(setting => EvaluationSetting.Of(
            [.. set, .. setting.Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries)], defaults, setting.Trim()))],
        Compares: true);

    /// <summary>The settings in force, each leg alone, and each aid the other way: on if it is off, off if it is on.</summary>
    public static EvaluationPlan OfAblation(IReadOnlyList<string> set, RankingOptions defaults)
    {
        var fusion = defaults.Fusion == FusionMethod.Normalized ? "reciprocalRank" : "normalized";
        string[] changes =
        [
            "mode=dense",
            "mode=lexical",
            $"fusion={fusion}",
            "weights.dense=0",
            "weights.lexical=0",
            "weights.document=0",
            "weights.alignment=0",
            Toggled("boosts.title", defaults.TitleBoost, 1),
            Toggled("boosts.heading", defaults.HeadingBoost, 1),
            "understand=off",
            Toggled("diversity", defaults.Diversity, 0.3),
            $"collapseDuplicates={(defaults.CollapseDuplicates ? "false" : "true")}",
            .. defaults.Reranker.Length > 0 ? ["rerank=false"] : Array.Empty<string>(),
        ];
        return new(
            [
                EvaluationSetting.Of(set, defaults, "default"),
                .. changes.Select(change => EvaluationSetting.Of([.. set, change], defaults, change)),
            ],
            Compares: true);
    }

    static string Toggled(string key, double inForce, double on) =>
        string.Create(CultureInfo.InvariantCulture, $"{key}={(inForce > 0 ? 0 : on)}");
}
