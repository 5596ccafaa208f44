namespace SemanticSearch;

/// <summary>A date of a document.</summary>
/// <param name="Kind">What happened then.</param>
/// <param name="Interval">When.</param>
public sealed record DocumentDate(DateKind Kind, DateInterval Interval);
