namespace SemanticSearch.Embedding.Catalog;

/// <summary>Where a named model lies.</summary>
/// <param name="Name">Its lasting name: <c>built-in</c>, a catalog id, or the absolute path of its folder.</param>
/// <param name="Folder">Absolute path of its folder; it held <c>model.onnx</c> when this was made.</param>
public sealed record ModelLocation(string Name, string Folder);
