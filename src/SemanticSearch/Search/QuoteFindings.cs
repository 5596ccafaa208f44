namespace SemanticSearch.Search;

/// <summary>What a search for a quotation found.</summary>
/// <param name="Places">The places, best first.</param>
/// <param name="Documents">How many documents hold it.</param>
/// <param name="IsAtLeast">Whether there may be more.</param>
/// <param name="Unread">How many documents may hold it and were not looked at.</param>
sealed record QuoteFindings(IReadOnlyList<QuotePlace> Places, long Documents, bool IsAtLeast, long Unread)
{
    /// <summary>Nothing.</summary>
    public static readonly QuoteFindings None = new([], 0, false, 0);
}
