namespace SemanticSearch.Search.Understanding;

/// <summary>A date in a query.</summary>
/// <param name="First">Its first word.</param>
/// <param name="End">The word after its last.</param>
/// <param name="Interval">The days that it means.</param>
readonly record struct DateMention(int First, int End, DateInterval Interval);
