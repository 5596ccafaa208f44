namespace SemanticSearch.Sources.Web.Listing;

/// <summary>What a feed says of a page.</summary>
/// <param name="Title">Its title, or null.</param>
/// <param name="Published">When it was published, as the feed writes it, or null.</param>
/// <param name="Updated">When it was modified, as the feed writes it, or null.</param>
/// <param name="Authors">Who wrote it.</param>
/// <param name="Content">Its whole content, or null where the feed has a summary only.</param>
/// <param name="IsHtml">Whether the content is HTML.</param>
sealed record FeedEntry(
    string? Title, string? Published, string? Updated, IReadOnlyList<string> Authors, string? Content, bool IsHtml);
