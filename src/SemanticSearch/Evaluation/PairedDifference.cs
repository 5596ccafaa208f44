namespace SemanticSearch.Evaluation;

/// <summary>How a run differs from a baseline on the same queries.</summary>
/// <param name="Difference">The mean of the run less that of the baseline, with its 95 % interval.</param>
/// <param name="P">How probable a difference at least so large is, either way, if the two are alike, 0 to 1.</param>
/// <param name="Wins">Queries that the run answers better.</param>
/// <param name="Ties">Queries that both answer as well.</param>
/// <param name="Losses">Queries that the baseline answers better.</param>
public sealed record PairedDifference(BootstrapInterval Difference, double P, int Wins, int Ties, int Losses);
