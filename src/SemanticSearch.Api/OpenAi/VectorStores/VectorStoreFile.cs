using SemanticSearch.Api.Integrations;
using SemanticSearch.Search;

namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>A document as a file of a vector store (https://platform.openai.com/docs/api-reference/vector-stores-files/file-object).</summary>
/// <param name="Id">Its id, see <see cref="FileId"/>.</param>
/// <param name="VectorStoreId">The collection.</param>
/// <param name="CreatedAt">When it was last indexed, or that was tried, in seconds since 1970.</param>
/// <param name="Status"><c>completed</c> or <c>failed</c>.</param>
/// <param name="LastError">Why it failed, or null.</param>
/// <param name="Attributes">Its document's id, and title and length where it is indexed.</param>
sealed record VectorStoreFile(
    string Id,
    string VectorStoreId,
    long CreatedAt,
    string Status,
    FileError? LastError,
    IReadOnlyDictionary<string, object> Attributes)
{
    /// <summary>Status of files that are indexed.</summary>
    public const string Completed = "completed";

    /// <summary>Status of files that could not be.</summary>
    public const string Failed = "failed";

    /// <summary>What it is.</summary>
    public string Object { get; } = "vector_store.file";

    /// <summary>How large it is: not counted.</summary>
    public long UsageBytes { get; }

    public static VectorStoreFile Of(string collection, DocumentSummary document) =>
        Indexed(collection, document.Id, document.Title, document.Characters, document.IndexedAt);

    public static VectorStoreFile Of(IndexedText stored) =>
        Indexed(stored.Collection, stored.Document.Id, stored.Document.Title, stored.Document.Text.Length, stored.IndexedAt);

    public static VectorStoreFile Of(string collection, FailedDocument failed) => new(
        FileId.Of(failed.Id),
        collection,
        failed.FailedAt.ToUnixTimeSeconds(),
        Failed,
        new FileError("invalid_file", failed.Reason),
        new Dictionary<string, object>(StringComparer.Ordinal) { ["document"] = failed.Id });

    static VectorStoreFile Indexed(string collection, string id, string title, int characters, DateTimeOffset at) => new(
        FileId.Of(id),
        collection,
        at.ToUnixTimeSeconds(),
        Completed,
        null,
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["document"] = id,
            ["title"] = PassageAttributes.Short(title),
            ["characters"] = characters,
        });
}
