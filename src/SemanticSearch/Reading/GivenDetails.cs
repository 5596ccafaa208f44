using System.Security.Cryptography;
using System.Text.Json;
using SemanticSearch.Reading.Settings;

namespace SemanticSearch.Reading;

/// <summary>Title and metadata that came with a source instead of in its text, and the fingerprint of all that was read.</summary>
static class GivenDetails
{
    /// <summary>Raised when the same bytes are read as another text or structure than before, so that unchanged files are read again.</summary>
    public const int ReadingVersion = 1;

    const int MaximumDepth = 16;
    const int MaximumBytes = 64 * 1024;

    static readonly JsonSerializerOptions Shallow = new() { MaxDepth = MaximumDepth };

    /// <summary>Puts the layers over what was read, field by field: the folder's settings, then sidecars, then what the caller gave.</summary>
    /// <param name="source">The source.</param>
    /// <param name="document">What was read of its bytes.</param>
    /// <param name="folder">What its folder's settings say of it.</param>
    /// <param name="sidecars">What files beside it say of it, the strongest last.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: the metadata is too large or too deep.</exception>
    public static Document Apply(
        DocumentSource source, Document document, FolderDetails folder, IReadOnlyList<Sidecar> sidecars)
    {
        IEnumerable<IReadOnlyDictionary<string, JsonElement>> layers =
            [folder.Fields, .. sidecars.Select(sidecar => sidecar.Fields), source.Metadata ?? FolderDetails.None.Fields];
        var metadata = layers.Any(layer => layer.Count > 0) ? Merge(source.Id, layers.Prepend(document.Metadata)) : document.Metadata;
        return document with { Title = TitleOf(source, document, folder, sidecars, metadata), Metadata = metadata };
    }

    static SortedDictionary<string, JsonElement> Merge(string id, IEnumerable<IReadOnlyDictionary<string, JsonElement>> layers)
    {
        var metadata = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (field, value) in layers.SelectMany(layer => layer))
            metadata[field.ToLowerInvariant()] = value;
        RequireModest(id, metadata);
        return metadata;
    }

    static string TitleOf(
        DocumentSource source,
        Document document,
        FolderDetails folder,
        IReadOnlyList<Sidecar> sidecars,
        IReadOnlyDictionary<string, JsonElement> metadata)
    {
        if (!string.IsNullOrWhiteSpace(source.Title))
            return source.Title.Trim();
        return sidecars.LastOrDefault(sidecar => sidecar.Title is not null)?.Title
            ?? folder.Titles.Select(template => template.Write(metadata)).FirstOrDefault(title => title is not null)
            ?? document.Title;
    }

    /// <summary>
    /// SHA-256 of all that decides a document: its bytes, the format they were taken for, the version of reading, its title, its metadata
    /// and its facts. Another title is a change like another text, and so is reading the same bytes as Markdown.
    /// </summary>
    public static byte[] Hash(ReadOnlySpan<byte> bytes, IDocumentFormat format, Document document)
    {
        var rest = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                format = format.MediaTypes[0],
                document.Title,
                metadata = document.Metadata.OrderBy(field => field.Key, StringComparer.Ordinal),
                document.Facts,
                reading = ReadingVersion,
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
