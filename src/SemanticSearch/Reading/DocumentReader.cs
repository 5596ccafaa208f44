using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SemanticSearch.Reading.Facts;
using SemanticSearch.Reading.Recognition;
using SemanticSearch.Reading.Settings;

namespace SemanticSearch.Reading;

/// <summary>
/// Reads a source into a <see cref="Document"/>: plain text, Markdown, HTML, EPUB, Word, OpenDocument, TEI XML, or PDF, told apart by media type, file extension or content.
/// Safe from any thread.
/// </summary>
public sealed class DocumentReader(IOptions<SemanticSearchOptions> options, ILogger<DocumentReader>? logger = null)
{
    const int BufferBytes = 64 * 1024;
    const string EncodingField = "encoding";

    readonly ILogger _logger = logger ?? NullLogger<DocumentReader>.Instance;

    /// <summary>Reads one document.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: the source cannot be opened, is larger than
    /// <see cref="SemanticSearchOptions.MaximumDocumentBytes"/>, binary, damaged, in an unknown format, or without text.</exception>
    public async ValueTask<ReadDocument> ReadAsync(DocumentSource source, CancellationToken cancellationToken)
    {
        var bytes = await ReadBytesAsync(source, cancellationToken);
        var content = new DocumentContent(source.Id, source.FileName, source.Location, bytes)
        {
            Charset = DeclaredCharset.OfMediaType(source.MediaType) ?? source.Charset,
        };
        var format = DocumentFormats.Choose(source.MediaType, content);
        var folder = source.Settings?.DetailsOf(source) ?? FolderDetails.None;
        foreach (var table in folder.TablesWithoutRow)
            _logger.RowNotFound(source.Id, table);
        var sidecars = await Sidecar.ReadAllAsync(content, cancellationToken);
        var read = WithEncoding(format.Read(content, cancellationToken), content.DecodedAs);
        var document = GivenDetails.Apply(source, read, folder, sidecars);
        document = document with { Facts = FactReader.Read(document, folder.Dates) };
        if (string.IsNullOrWhiteSpace(document.Text))
            throw content.Unreadable("has no text; give it some, or leave it out");
        document = RecognizedStructure.Apply(document);
        return new ReadDocument(document, GivenDetails.Hash(bytes.Span, format, document));
    }

    // Where words look wrong, the encoding is the first thing to know.
    static Document WithEncoding(Document document, string? encoding) =>
        encoding is null or "utf-8" || document.Metadata.ContainsKey(EncodingField)
            ? document
            : document with
            {
                Metadata = new Dictionary<string, JsonElement>(document.Metadata)
                {
                    [EncodingField] = JsonSerializer.SerializeToElement(encoding),
                },
            };

    async ValueTask<ReadOnlyMemory<byte>> ReadBytesAsync(DocumentSource source, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await source.OpenAsync(cancellationToken);
            return await ReadToEndAsync(source.Id, stream, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DocumentContent.Unreadable(
                source.Id, $"cannot be read ({e.Message.TrimEnd('.')}); check that it is there and open to you", e);
        }
    }

    async ValueTask<ReadOnlyMemory<byte>> ReadToEndAsync(string id, Stream stream, CancellationToken cancellationToken)
    {
        var limit = options.Value.MaximumDocumentBytes;
        if (stream.CanSeek && stream.Length > limit)
            throw TooLarge(id, limit);
        // One that grows holds its bytes twice for a moment.
        var content = new MemoryStream(stream.CanSeek ? (int)stream.Length : 0);
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > limit)
                throw TooLarge(id, limit);
            content.Write(buffer, 0, read);
        }
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    static SemanticSearchException TooLarge(string id, long limit) => DocumentContent.Unreadable(
        id,
        $"is larger than the limit of {limit} bytes; split it, or raise {SemanticSearchOptions.Section}:"
        + nameof(SemanticSearchOptions.MaximumDocumentBytes));
}
