namespace SemanticSearch.Api.Collections;

/// <summary>A page of the documents of a collection that could not be indexed, in the order of their ids.</summary>
/// <param name="Failures">The documents of this page.</param>
/// <param name="Next">What to give as <c>after</c> for the next page, or null if this is the last.</param>
sealed record FailurePage(IReadOnlyList<FailedDocument> Failures, string? Next);
