namespace SemanticSearch.Sources.Web.Listing;

/// <summary>Something that hides pages: a list that cannot be had or read, or a line of it.</summary>
/// <param name="Id">Under which id it is told as a failure.</param>
/// <param name="Problem">What is wrong, as the end of a sentence.</param>
sealed record ListProblem(string Id, string Problem);
