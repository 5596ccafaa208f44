namespace SemanticSearch.Sources.Web.Listing;

/// <summary>What one list says.</summary>
/// <param name="Pages">The pages that it lists.</param>
/// <param name="Lists">Other lists that it names.</param>
/// <param name="Unreadable">What in it is no address.</param>
sealed record ListDocument(IReadOnlyList<ListedPage> Pages, IReadOnlyList<Uri> Lists, IReadOnlyList<string> Unreadable);
