namespace SemanticSearch.Storage.Qdrant;

/// <summary>The record of what was last seen of a file or a page, see <see cref="KnownFile"/>.</summary>
sealed record FileEntry(
    string Path,
    long Size,
    DateTimeOffset ModifiedAt,
    DateTimeOffset SeenAt,
    byte[] Hash,
    bool HasFailed,
    IReadOnlyList<string> Documents,
    KnownPage? Page)
{
    /// <summary>The record of a file.</summary>
    public static FileEntry Of(KnownFile file) => new(
        file.Path, file.Size, file.ModifiedAt, file.SeenAt, file.Hash.ToArray(), file.HasFailed, file.Documents, file.Page);

    /// <summary>The file of the record.</summary>
    public KnownFile ToFile() => new(Path, Size, ModifiedAt, SeenAt, Hash, HasFailed, Documents, Page);
}
