namespace SemanticSearch.Storage.Qdrant;

/// <summary>How many replicas of a shard a read asks (Qdrant's read consistency).</summary>
enum ReadAgreement
{
    /// <summary>One: the fastest, and all that answers while a single replica lives.</summary>
    One,

    /// <summary>More than half; what all of those asked have counts.</summary>
    Majority,

    /// <summary>All; what more than half have counts.</summary>
    Quorum,

    /// <summary>All; what all have counts. It fails while any is away.</summary>
    All,
}
