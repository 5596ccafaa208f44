namespace SemanticSearch;

/// <summary>A document with its passages in an answer.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Title">Its title.</param>
/// <param name="Score">Its best passage's score.</param>
/// <param name="Ranks">Ranks of its passages, best first.</param>
public sealed record PassageGroup(string DocumentId, string Title, double Score, IReadOnlyList<int> Ranks);
