namespace SemanticSearch.Storage.Sqlite;

/// <summary>What a file has of our tables.</summary>
enum SchemaState
{
    /// <summary>None: it is new and empty.</summary>
    None,

    /// <summary>Those of an earlier format, which the present one only adds to.</summary>
    Previous,

    /// <summary>All.</summary>
    Current,
}
