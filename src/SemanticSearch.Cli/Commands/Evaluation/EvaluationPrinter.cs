using System.Globalization;
using SemanticSearch.Evaluation;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>Shows what was measured.</summary>
sealed class EvaluationPrinter(Terminal terminal, bool compares)
{
    /// <summary>Writes a line of JSON a setting, and then one a setting and measure that are compared.</summary>
    public void PrintJson(IReadOnlyList<SetResult> sets)
    {
        foreach (var set in sets)
        {
            foreach (var result in set.Results)
                terminal.WriteJson(EvaluationResult.Totals(set, result));
        }

        foreach (var (set, result, measure) in Comparisons(sets, set => set.Measures))
            terminal.WriteJson(EvaluationResult.Comparison(set, result, measure));
    }

    /// <summary>Writes tables.</summary>
    public void Print(IReadOnlyList<SetResult> sets)
    {
        var measures = Measure.All.Where(measure => sets.Any(set => set.Measures.Contains(measure))).ToList();
        var table = Tables.Of(
            ["DATASET", "MODEL", "SETTING", .. measures.Select(measure => $"#{measure.Name.ToUpperInvariant()}"),
                "#QUERIES", "#DOCUMENTS", "#CHUNKS", "#SECONDS"]);
        foreach (var set in sets)
        {
            foreach (var result in set.Results)
            {
                table.Add([
                    set.Set.Name,
                    set.Model,
                    result.Setting.Name,
                    .. measures.Select(measure => set.Measures.Contains(measure) ? Share(measure.Of(result.Rankings).Average()) : ""),
                    Quantity.Of(set.Set.Queries.Count),
                    Quantity.Of(set.Documents),
                    Quantity.Of(set.Chunks),
                    (set.IndexSeconds + result.Seconds).ToString("0.0", CultureInfo.InvariantCulture),
                ]);
            }
        }

        terminal.Write(table);
        if (compares)
            PrintComparisons(sets);
    }

    void PrintComparisons(IReadOnlyList<SetResult> sets)
    {
        terminal.WriteLine("");
        terminal.WriteLine($"Differences from {sets[0].Results[0].Setting.Name}, with 95 % intervals");
        var table = Tables.Of(
            "DATASET", "MODEL", "SETTING", "MEASURE", "#DIFFERENCE", "#LOW", "#HIGH", "#P", "#WINS", "#TIES", "#LOSSES");
        foreach (var (set, result, measure) in Comparisons(sets, set => set.MainMeasures))
        {
            var paired = set.Compare(result, measure);
            table.Add(
                set.Set.Name,
                set.Model,
                result.Setting.Name,
                measure.Name,
                Signed(paired.Difference.Mean),
                Signed(paired.Difference.Low),
                Signed(paired.Difference.High),
                paired.P.ToString("0.0000", CultureInfo.InvariantCulture),
                Quantity.Of(paired.Wins),
                Quantity.Of(paired.Ties),
                Quantity.Of(paired.Losses));
        }

        terminal.Write(table);
    }

    IEnumerable<(SetResult Set, SettingResult Result, Measure Measure)> Comparisons(
        IReadOnlyList<SetResult> sets, Func<SetResult, IEnumerable<Measure>> measures) =>
        from set in compares ? sets : []
        from result in set.Results.Skip(1)
        from measure in measures(set)
        select (set, result, measure);

    static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    static string Signed(double value) => value.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);
}
