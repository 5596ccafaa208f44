namespace SemanticSearch.Storage.Qdrant;

/// <summary>What the record of a document says.</summary>
/// <param name="Version">The version that counts.</param>
/// <param name="IsThere">Whether the document is there, and not deleted.</param>
sealed record RecordState(long Version, bool IsThere);
