namespace SemanticSearch.Client;

/// <summary>The passages were found.</summary>
/// <param name="Question">The question as it was asked.</param>
/// <param name="Search">The passages.</param>
public sealed record PassagesFound(string Question, SearchResponse Search) : AskEvent;
