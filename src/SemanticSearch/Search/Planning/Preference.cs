namespace SemanticSearch.Search.Planning;

/// <summary>A filter that passages had better fulfil.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="Kind">What kind of thing it is: who, when.</param>
/// <param name="Reason">What an explanation calls it, such as <c>country FJI</c>.</param>
sealed record Preference(Filter Filter, UnderstoodKind Kind, string Reason);
