namespace SemanticSearch;

/// <summary>Something that moved a passage's score.</summary>
/// <param name="Reason">What, such as <c>country FJI</c>.</param>
/// <param name="Amount">By how much: what was added, or lost if negative.</param>
public sealed record ScoreAdjustment(string Reason, double Amount);
