namespace SemanticSearch.Sources.Web.Listing;

/// <summary>A page that a source has now.</summary>
/// <param name="Address">Its address, normalised.</param>
sealed record ListedPage(Uri Address)
{
    /// <summary>The id of its document, by which it is known.</summary>
    public string Id { get; } = WebAddress.IdOf(Address);

    /// <summary>When it was modified, or null if what lists it does not say.</summary>
    public ListedTime? Modified { get; init; }

    /// <summary>What a feed says of it, or null.</summary>
    public FeedEntry? Entry { get; init; }

    /// <summary>Whether it is nowhere but in the feed: there is no address to fetch it from.</summary>
    public bool IsInFeedOnly { get; init; }
}
