using SemanticSearch.Evaluation;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>What was measured on one set with one model.</summary>
/// <param name="Set">The set.</param>
/// <param name="Results">A result a setting, in the order of the plan.</param>
/// <param name="Documents">Documents indexed.</param>
/// <param name="Chunks">Chunks of them.</param>
/// <param name="IndexSeconds">Wall-clock time of indexing; 0 for an index that was there.</param>
/// <param name="Failed">How many documents could not be indexed.</param>
sealed record SetResult(
    PreparedSet Set, IReadOnlyList<SettingResult> Results, long Documents, long Chunks, double IndexSeconds, int Failed)
{
    /// <summary>The measures that apply.</summary>
    public IReadOnlyList<Measure> Measures { get; } = Measure.For(Set.Queries);

    /// <summary>The model.</summary>
    public string Model => Results[0].Model;

    /// <summary>The measures that settings are compared by first.</summary>
    public IEnumerable<Measure> MainMeasures => Measures.Where(measure => measure == Measure.Ndcg10 || measure == Measure.Hit5);

    /// <summary>How a setting differs from the first one by a measure.</summary>
    public PairedDifference Compare(SettingResult result, Measure measure) =>
        PairedBootstrap.Compare(measure.Of(Results[0].Rankings), measure.Of(result.Rankings));
}
