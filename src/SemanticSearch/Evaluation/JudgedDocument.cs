namespace SemanticSearch.Evaluation;

/// <summary>A document of a judged set.</summary>
/// <param name="Id">The document's id in its set.</param>
/// <param name="Title">Its title, possibly empty.</param>
/// <param name="Text">Its text.</param>
public sealed record JudgedDocument(string Id, string Title, string Text);
