namespace SemanticSearch.Embedding;

/// <summary>A loaded model under the name by which it is found again.</summary>
/// <param name="Name"><c>built-in</c>, a catalog id, or the absolute path of its folder.</param>
/// <param name="Model">The model.</param>
public sealed record NamedModel(string Name, SentenceModel Model);
