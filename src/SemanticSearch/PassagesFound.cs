namespace SemanticSearch;

/// <summary>The passages were found. They are told once; what follows names them by their citations.</summary>
/// <param name="Question">The question as it was asked.</param>
/// <param name="Search">What was searched for, and the passages.</param>
public sealed record PassagesFound(string Question, SearchResponse Search) : AskEvent("passages");
