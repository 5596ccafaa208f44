namespace SemanticSearch.Storage.Filtering;

/// <summary>A field that can be filtered by and counted. Exactly one of the two readers is there.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How its values compare.</param>
/// <param name="OfDocument">Reads a document's values; null where each chunk has its own.</param>
/// <param name="OfChunk">Reads a chunk's values; null where the whole document has the same.</param>
sealed record FilterField(
    string Name,
    FieldType Type,
    Func<FilterDocument, IEnumerable<FieldValue>>? OfDocument,
    Func<FilterDocument, ChunkFields, IEnumerable<FieldValue>>? OfChunk = null)
{
    /// <summary>Its name among the fields of the metadata; null for a field of every collection.</summary>
    public string? MetadataName { get; init; }
}
