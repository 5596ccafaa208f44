using System.Security.Cryptography;
using System.Text.Json;

namespace SemanticSearch.Reading;

/// <summary>Title and metadata that came with a source instead of in its text.</summary>
static class GivenDetails
{
    /// <summary>Puts them over what was read, and into the hash: another title is a change like another text.</summary>
    public static ReadDocument Apply(DocumentSource source, Document document, byte[] contentHash)
    {
        if (source.Title is null && source.Metadata is null)
            return new ReadDocument(document, contentHash);

        var metadata = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (field, value) in document.Metadata.Concat(source.Metadata ?? new Dictionary<string, JsonElement>()))
            metadata[field.ToLowerInvariant()] = value;
        var given = JsonSerializer.SerializeToUtf8Bytes(new { source.Title, metadata });
        return new ReadDocument(
            document with
            {
                Title = string.IsNullOrWhiteSpace(source.Title) ? document.Title : source.Title.Trim(),
                Metadata = metadata,
            },
            SHA256.HashData([.. contentHash, .. given]));
    }
}
