namespace SemanticSearch.Storage;

/// <summary>How the pages of a source are found.</summary>
/// <param name="Kind">What its location is.</param>
/// <param name="MaximumPages">The most pages that are taken.</param>
/// <param name="KeepsUnlisted">Whether documents stay whose page is no longer listed.</param>
public sealed record WebSettings(WebSourceKind Kind, int MaximumPages, bool KeepsUnlisted);
