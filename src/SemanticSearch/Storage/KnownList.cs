namespace SemanticSearch.Storage;

/// <summary>A list of pages as it was last had, so that one that has not changed need not be sent again.</summary>
/// <param name="Address">Its address.</param>
/// <param name="EntityTag">Its <c>ETag</c>, or null.</param>
/// <param name="LastModified">Its <c>Last-Modified</c>, or null.</param>
/// <param name="Content">Its bytes, compressed.</param>
sealed record KnownList(string Address, string? EntityTag, string? LastModified, ReadOnlyMemory<byte> Content);
