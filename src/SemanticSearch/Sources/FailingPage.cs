namespace SemanticSearch.Sources;

/// <summary>A page that cannot be had, or a list that hides pages.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Problem">What is wrong, as the end of a sentence that begins with the id.</param>
public sealed record FailingPage(string Id, string Problem);
