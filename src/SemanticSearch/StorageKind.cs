namespace SemanticSearch;

/// <summary>Where an index lives.</summary>
public enum StorageKind
{
    /// <summary>In the file <c>index.db</c> of the data folder, which processes of one machine share.</summary>
    Sqlite,

    /// <summary>In Qdrant, which processes of many machines share.</summary>
    Qdrant,
}
