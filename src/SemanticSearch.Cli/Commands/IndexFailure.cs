namespace SemanticSearch.Cli.Commands;

/// <summary>A document that could not be indexed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Error">Why, and what to do.</param>
sealed record IndexFailure(string Id, string Error);
