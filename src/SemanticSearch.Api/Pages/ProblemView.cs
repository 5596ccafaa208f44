using SemanticSearch.Search;

namespace SemanticSearch.Api.Pages;

/// <summary>What a page shows in place of what was asked for.</summary>
/// <param name="Problem">Why that is not shown.</param>
/// <param name="Form">What the page's address says of a search, so that the next one goes on from there.</param>
/// <param name="Collections">The collections that there are, as far as they are known.</param>
public sealed record ProblemView(string Problem, SearchForm Form, IReadOnlyList<CollectionSummary> Collections);
