using SemanticSearch.Search;

namespace SemanticSearch.Api.Pages;

/// <summary>What the search page shows.</summary>
/// <param name="Form">What was asked.</param>
/// <param name="Collections">The collections that there are.</param>
/// <param name="Answer">The answer; null where nothing was asked, or there is none.</param>
/// <param name="Problem">Why there is no answer, or null.</param>
public sealed record SearchView(
    SearchForm Form, IReadOnlyList<CollectionSummary> Collections, SearchResponse? Answer = null, string? Problem = null)
{
    /// <summary>The collection that is searched; null if there is none of that name.</summary>
    public CollectionSummary? Collection => Collections.FirstOrDefault(one => one.Name == Form.CollectionName);
}
