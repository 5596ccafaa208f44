namespace SemanticSearch.Embedding.Catalog;

/// <summary>A model as <see cref="ModelLibrary.ListAsync"/> shows it.</summary>
/// <param name="Id">Its id, or <see cref="ModelLibrary.BuiltIn"/>.</param>
/// <param name="Entry">Its catalog entry; null for the built-in model, which is not downloaded.</param>
/// <param name="Folder">Absolute path of its folder, whether it is there or not.</param>
/// <param name="State">Whether it can be used.</param>
/// <param name="Chosen">Whether new collections get it when the settings name no model.</param>
public sealed record LibraryModel(string Id, CatalogEntry? Entry, string Folder, ModelState State, bool Chosen);
