using System.Globalization;
using System.Text;
using SemanticSearch.Evaluation;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>Writes what was measured as a Markdown document. It holds no times, so that the same figures give the same report.</summary>
/// <param name="command">The command line that it comes from.</param>
/// <param name="compares">Whether settings are compared with the first.</param>
/// <param name="showsQueries">Whether the hardest queries are shown, with their words.</param>
sealed class EvaluationReport(string command, bool compares, bool showsQueries)
{
    const int HardestQueries = 10;

    readonly StringBuilder _text = new();

    /// <summary>The report.</summary>
    public string Write(IReadOnlyList<SetResult> sets)
    {
        _text.Clear();
        Line("# Evaluation").Line("").Line("```sh").Line(command).Line("```").Line("");
        Row("set", "model", "queries", "documents", "chunks", "passed over").Rule(6);
        foreach (var set in sets)
        {
            Row(
                set.Set.Name, set.Model, Quantity.Of(set.Set.Queries.Count), Quantity.Of(set.Documents), Quantity.Of(set.Chunks),
                Quantity.Of(set.Set.PassedOver));
        }

        Line("").Line(
            $"In brackets are 95 % bootstrap intervals of {Quantity.Of(BootstrapInterval.Resamples)} samples of the queries; p is of "
            + "a two-sided randomisation test.");
        WriteMeans(sets);
        if (compares)
            WriteComparisons(sets);
        if (showsQueries)
        {
            foreach (var set in sets)
                WriteHardest(set);
        }

        return _text.ToString();
    }

    void WriteMeans(IReadOnlyList<SetResult> sets)
    {
        var measures = Measure.All.Where(measure => sets.Any(set => set.Measures.Contains(measure))).ToList();
        Line("").Line("## Figures").Line("");
        Row(["set", "model", "setting", .. measures.Select(measure => measure.Name)]).Rule(measures.Count + 3);
        foreach (var set in sets)
        {
            foreach (var result in set.Results)
            {
                Row([
                    set.Set.Name,
                    set.Model,
                    result.Setting.Name,
                    .. measures.Select(measure => set.Measures.Contains(measure)
                        ? Shown(BootstrapInterval.Of(measure.Of(result.Rankings)), "0.000")
                        : ""),
                ]);
            }
        }
    }

    void WriteComparisons(IReadOnlyList<SetResult> sets)
    {
        Line("").Line($"## Differences from {Cell(sets[0].Results[0].Setting.Name)}").Line("");
        Row("set", "model", "setting", "measure", "difference", "p", "wins", "ties", "losses").Rule(9);
        foreach (var set in sets)
        {
            foreach (var result in set.Results.Skip(1))
            {
                foreach (var measure in set.MainMeasures)
                    WriteComparison(set, result, measure);
            }
        }
    }

    void WriteComparison(SetResult set, SettingResult result, Measure measure)
    {
        var paired = set.Compare(result, measure);
        Row(
            set.Set.Name,
            set.Model,
            result.Setting.Name,
            measure.Name,
            Shown(paired.Difference, "+0.000;-0.000;0.000"),
            paired.P.ToString("0.000", CultureInfo.InvariantCulture),
            Quantity.Of(paired.Wins),
            Quantity.Of(paired.Ties),
            Quantity.Of(paired.Losses));
    }

    // By the mean over settings: what is hard for one only shows in the comparison.
    void WriteHardest(SetResult set)
    {
        var measure = set.MainMeasures.Last();
        var hardest = Enumerable.Range(0, set.Set.Queries.Count)
            .Select(i => (Index: i, Value: set.Results.Average(result => measure.Of(result.Rankings[i]))))
            .Where(query => query.Value < 1)
            .OrderBy(query => query.Value)
            .ThenBy(query => query.Index)
            .Take(HardestQueries)
            .ToList();
        Line("").Line($"## Hardest queries of {Cell(set.Set.Name)}, {Cell(set.Model)}").Line("");
        if (hardest.Count == 0)
        {
            Line($"None: {measure.Name} is 1 for every query and setting.");
            return;
        }

        Row(["query", "text", $"mean {measure.Name}", .. set.Results.Select(result => $"rank by {result.Setting.Name}")])
            .Rule(3 + set.Results.Count);
        foreach (var (i, value) in hardest)
        {
            Row([
                set.Set.Queries[i].Id,
                set.Set.Queries[i].Text,
                value.ToString("0.000", CultureInfo.InvariantCulture),
                .. set.Results.Select(result => RankIn(result.Rankings[i], measure)),
            ]);
        }
    }

    static string RankIn(QueryRanking ranking, Measure measure) =>
        (measure.IsOfAnswers ? ranking.AnswerRank : ranking.FirstRelevant)?.ToString(CultureInfo.InvariantCulture) ?? "none";

    static string Shown(BootstrapInterval interval, string format) => string.Create(
        CultureInfo.InvariantCulture,
        $"{interval.Mean.ToString(format, CultureInfo.InvariantCulture)} [{interval.Low.ToString(format, CultureInfo.InvariantCulture)}, {interval.High.ToString(format, CultureInfo.InvariantCulture)}]");

    EvaluationReport Row(params IEnumerable<string> cells) => Line($"| {string.Join(" | ", cells.Select(Cell))} |");

    void Rule(int columns) => Row(Enumerable.Repeat("---", columns));

    EvaluationReport Line(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }

    static string Cell(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("|", "\\|", StringComparison.Ordinal);
}
