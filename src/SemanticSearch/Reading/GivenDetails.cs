using System.Security.Cryptography;
using System.Text.Json;

namespace SemanticSearch.Reading;

/// <summary>Title and metadata that came with a source instead of in its text.</summary>
static class GivenDetails
{
    const int MaximumDepth = 16;
    const int MaximumBytes = 64 * 1024;

    static readonly JsonSerializerOptions Shallow = new() { MaxDepth = MaximumDepth };

    /// <summary>Puts them over what was read.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: the metadata is too large or too deep.</exception>
    public static Document Apply(DocumentSource source, Document document)
    {
        if (source.Title is null && source.Metadata is null)
            return document;
        var metadata = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (field, value) in document.Metadata.Concat(source.Metadata ?? new Dictionary<string, JsonElement>()))
            metadata[field.ToLowerInvariant()] = value;
        if (source.Metadata is not null)
            RequireModest(source.Id, metadata);
        return document with
        {
            Title = string.IsNullOrWhiteSpace(source.Title) ? document.Title : source.Title.Trim(),
            Metadata = metadata,
        };
    }

    /// <summary>
    /// SHA-256 of all that decides a document: its bytes, the format they were taken for, its title and its metadata. Another title is a
    /// change like another text, and so is reading the same bytes as Markdown.
    /// </summary>
    public static byte[] Hash(ReadOnlySpan<byte> bytes, IDocumentFormat format, Document document)
    {
        var rest = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                format = format.MediaTypes[0],
                document.Title,
                metadata = document.Metadata.OrderBy(field => field.Key, StringComparer.Ordinal),
            });
        return SHA256.HashData([.. SHA256.HashData(bytes), .. rest]);
    }

    // Every answer that ranks the document carries its metadata, inside its own levels of JSON.
    static void RequireModest(string id, SortedDictionary<string, JsonElement> metadata)
    {
        try
        {
            var size = JsonSerializer.SerializeToUtf8Bytes(metadata, Shallow).Length;
            if (size > MaximumBytes)
                throw TooMuch(id, $"has {size} bytes, at most {MaximumBytes} are allowed");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw TooMuch(id, $"nests deeper than {MaximumDepth} levels");
        }
    }

    static SemanticSearchException TooMuch(string id, string problem) =>
        new(ErrorKind.UnreadableDocument, $"'{id}': the metadata {problem}; leave some of it out");
}
