namespace SemanticSearch.Embedding.Catalog;

/// <summary>How an installed file compares with the catalog.</summary>
public enum FileCondition
{
    /// <summary>Every byte is as it should be.</summary>
    Sound,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It has another size.</summary>
    WrongSize,

    /// <summary>It has the right size and other bytes.</summary>
    WrongHash,
}
