namespace SemanticSearch.Api.Documents;

/// <summary>A page of a collection's documents, in the order of their ids.</summary>
/// <param name="Documents">The documents of this page.</param>
/// <param name="Next">What to give as <c>after</c> for the next page, or null if this is the last.</param>
sealed record DocumentPage(IReadOnlyList<ListedDocument> Documents, string? Next);
