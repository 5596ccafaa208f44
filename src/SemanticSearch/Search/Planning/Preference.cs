namespace SemanticSearch.Search.Planning;

/// <summary>A filter that passages had better fulfil.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="Reason">What an explanation calls it, such as <c>country FJI</c>.</param>
sealed record Preference(Filter Filter, string Reason);
