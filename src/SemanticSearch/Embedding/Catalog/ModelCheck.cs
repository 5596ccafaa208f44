namespace SemanticSearch.Embedding.Catalog;

/// <summary>What verification found about a model.</summary>
/// <param name="Id">The model's id.</param>
/// <param name="Folder">Absolute path of its folder.</param>
/// <param name="Files">Every file of the catalog entry, then <c>model.json</c>.</param>
public sealed record ModelCheck(string Id, string Folder, IReadOnlyList<FileCheck> Files)
{
    /// <summary>Whether every byte of every file is as it should be.</summary>
    public bool IsSound => Files.All(file => file.Condition == FileCondition.Sound);
}
