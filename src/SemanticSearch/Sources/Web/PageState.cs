namespace SemanticSearch.Sources.Web;

/// <summary>What a visit of a page finds.</summary>
enum PageState
{
    /// <summary>It is as it was.</summary>
    Unchanged,

    /// <summary>It is new, or has other bytes, and is read.</summary>
    ToRead,

    /// <summary>It had documents, and is no more or asks not to be indexed.</summary>
    Gone,

    /// <summary>It cannot be had, and what there is of it stays.</summary>
    Failed,

    /// <summary>It fails as it did, of which there is nothing new to tell.</summary>
    StillFailed,
}
