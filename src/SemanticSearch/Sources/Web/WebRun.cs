using SemanticSearch.Sources.Web.Listing;

namespace SemanticSearch.Sources.Web;

/// <summary>What a sync of pages works with.</summary>
/// <param name="Listing">What the source lists.</param>
/// <param name="Survey">What is different in it.</param>
/// <param name="Visitor">Visits pages.</param>
/// <param name="Tally">Counts what is found.</param>
sealed record WebRun(PageListing Listing, PageSurvey Survey, PageVisitor Visitor, PageTally Tally);
