using SemanticSearch.Reading;
using SemanticSearch.Sources.Web.Fetching;
using SemanticSearch.Sources.Web.Listing;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources.Web;

/// <summary>What a visit of a page found.</summary>
/// <param name="Page">The page.</param>
/// <param name="Before">What was known of it, or null.</param>
/// <param name="State">What was found.</param>
sealed record PageVisit(ListedPage Page, KnownFile? Before, PageState State)
{
    /// <summary>What is read, where it is.</summary>
    public DocumentSource? Content { get; init; }

    /// <summary>How many bytes that has.</summary>
    public long Size { get; init; }

    /// <summary>SHA-256 of the bytes.</summary>
    public ReadOnlyMemory<byte> Hash { get; init; }

    /// <summary>What to send along next time.</summary>
    public Validators Validators { get; init; } = Validators.None;

    /// <summary>What is wrong, as the end of a sentence that begins with the page's id; or null.</summary>
    public string? Problem { get; init; }

    /// <summary>Before when the page is not asked for again, or null.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>What is wrong, as something that fails where it is read.</summary>
    public DocumentSource Failure => DocumentSource.Unreadable(Page.Id, Problem ?? "could not be had", location: null);
}
