namespace SemanticSearch.Sources.Web.Listing;

/// <summary>What a source lists now.</summary>
/// <param name="Pages">The pages, each once.</param>
/// <param name="Problems">What hides others: of what is not listed nobody knows whether it is gone.</param>
sealed record PageListing(IReadOnlyList<ListedPage> Pages, IReadOnlyList<ListProblem> Problems);
