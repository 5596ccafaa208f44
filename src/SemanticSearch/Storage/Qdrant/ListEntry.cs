namespace SemanticSearch.Storage.Qdrant;

/// <summary>The record of a list of pages, see <see cref="KnownList"/>.</summary>
sealed record ListEntry(string Address, string? EntityTag, string? LastModified, byte[] Content)
{
    /// <summary>The record of a list.</summary>
    public static ListEntry Of(KnownList list) => new(list.Address, list.EntityTag, list.LastModified, list.Content.ToArray());

    /// <summary>The list of the record.</summary>
    public KnownList ToList() => new(Address, EntityTag, LastModified, Content);
}
