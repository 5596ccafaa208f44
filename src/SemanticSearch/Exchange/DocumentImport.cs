using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SemanticSearch.Indexing;

namespace SemanticSearch.Exchange;

/// <summary>Reads back what <see cref="DocumentExport"/> wrote: documents keep their texts, structure and facts, and are cut and embedded anew
/// except where their vectors come along. Safe from any thread.</summary>
public sealed class DocumentImport
{
    // Escapes, structure and the vectors of a large model take several times the text.
    const int LineFactor = 8;

    readonly DocumentIndexer _indexer;
    readonly long _lineLimit;
    readonly ILogger<DocumentImport> _logger;

    internal DocumentImport(DocumentIndexer indexer, IOptions<SemanticSearchOptions> options, ILogger<DocumentImport> logger)
        : this(indexer, options.Value.MaximumDocumentBytes * LineFactor, logger)
    {
    }

    DocumentImport(DocumentIndexer indexer, long lineLimit, ILogger<DocumentImport> logger)
    {
        _indexer = indexer;
        _lineLimit = lineLimit;
        _logger = logger;
    }

    /// <summary>The same with other settings.</summary>
    internal DocumentImport With(CollectionSettings settings) => new(_indexer.With(settings), _lineLimit, _logger);

    /// <summary>Opens a file of documents.</summary>
    /// <param name="stream">The file; it stays open.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="cancellationToken">Ends the reading, of what comes later too.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: it is no export, or one of a newer version.</exception>
    public Task<ImportFile> OpenAsync(Stream stream, string name, CancellationToken cancellationToken) =>
        ImportFile.OpenAsync(stream, name, _lineLimit, cancellationToken);

    /// <summary>Writes the documents of a file into a collection, which is made like the one that was exported if it is not there, and tells of
    /// each once it is on disk. A line that cannot be used is a failed document. What is there already with the same content hash is
    /// passed over.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Ends the import between documents.</param>
    /// <exception cref="SemanticSearchException">As <see cref="DocumentIndexer.IndexAsync(string, IEnumerable{Reading.DocumentSource}, CancellationToken)"/>
    /// says.</exception>
    public IAsyncEnumerable<IndexResult> ImportAsync(string collection, ImportFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        return _indexer.IndexAsync(
            collection,
            file.Header.Index,
            (target, stage) => stage.PrepareAsync(
                ClaimAsync(ParseAsync(file, cancellationToken), cancellationToken),
                line => line.Length,
                new ImportPreparer(target, file, _logger).PrepareAsync,
                cancellationToken),
            cancellationToken);
    }

    static IAsyncEnumerable<ImportLine> ParseAsync(ImportFile file, CancellationToken cancellationToken) =>
        file.ReadLinesAsync(cancellationToken).SelectInOrderAsync(
            Environment.ProcessorCount, (line, _) => Task.FromResult(ImportLine.Parse(line.Number, line.Line)), cancellationToken);

    // The store cannot tell that two documents of a run share an id while the first is still on its way. What is no document is none of them.
    static async IAsyncEnumerable<ImportLine> ClaimAsync(
        IAsyncEnumerable<ImportLine> lines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            if (line.Id is { } id && first.TryGetValue(id, out var earlier))
            {
                yield return line with { Document = null, Id = null, Problem = $"has the id '{id}' of line {earlier}" };
                continue;
            }

            if (line is { Id: { } claimed, Document: not null })
                first.Add(claimed, line.Number);
            yield return line;
        }
    }
}
