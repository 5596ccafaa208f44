namespace SemanticSearch.Embedding.Catalog;

/// <summary>Whether a model can be used, as far as names and sizes of its files tell.</summary>
public enum ModelState
{
    /// <summary>It has no folder.</summary>
    NotInstalled,

    /// <summary>Its files are there and have the right sizes.</summary>
    Installed,

    /// <summary>A file is missing or has another size; pulling the model repairs it.</summary>
    Damaged,
}
