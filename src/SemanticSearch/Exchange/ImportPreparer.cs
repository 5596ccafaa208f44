using System.Globalization;
using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using SemanticSearch.Indexing;
using SemanticSearch.Reading;
using SemanticSearch.Storage;

namespace SemanticSearch.Exchange;

/// <summary>The first stage of an import: sees whether a document has changed, cuts it, and finds its vectors in the file.</summary>
/// <param name="target">Where the documents go.</param>
/// <param name="file">Where they come from.</param>
/// <param name="logger">Hears of failures.</param>
sealed class ImportPreparer(IndexTarget target, ImportFile file, ILogger logger)
{
    // Vectors of a model are of length 1, but for the rounding of 32-bit floats.
    const float Tolerance = 1e-3f;

    // The name of a model's folder is another on every machine; its fingerprint is not.
    readonly bool _takesVectors = file.Header.Index is { } recipe
        && recipe with { Model = target.Collection.Recipe.Model } == target.Collection.Recipe;

    /// <summary>Prepares one document; a failure is told in the result.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the index cannot be read, which concerns every
    /// document.</exception>
    public async Task<PreparedDocument> PrepareAsync(ImportLine line, CancellationToken cancellationToken)
    {
        if (line.Document is not { } exported)
            return Failed(line, line.Problem!);
        try
        {
            var read = new ReadDocument(exported.ToDocument(), HashOf(exported));
            var known = await target.Store.GetDocumentAsync(target.Collection, exported.Id, cancellationToken);
            if (known is not null && IsSame(known, exported, read.ContentHash))
                return PreparedDocument.Finished(new IndexResult(exported.Id, IndexOutcome.Unchanged));
            var chunks = target.Cut(read.Document, cancellationToken);
            IReadOnlyDictionary<int, ReadOnlyMemory<float>> vectors = VectorsOf(exported, read.Document, chunks);
            if (vectors.Count == 0 && known is not null)
                vectors = await target.Vectors.FindAsync(exported.Id, read.Document, chunks, cancellationToken);
            return target.Prepare(read, chunks, known is not null, vectors);
        }
        catch (Exception e) when (e is not (OperationCanceledException or SemanticSearchException { Kind: ErrorKind.Storage }))
        {
            logger.LineBroke(line.Number, file.Name, e);
            return Failed(line, $"cannot be indexed ({e.Message})");
        }
    }

    // A file may have been edited by hand since it was written, which leaves its content hash. Where a document was read from is another path
    // on every machine.
    static bool IsSame(StoredDocument known, ExportedDocument exported, ReadOnlyMemory<byte> hash) =>
        known.ContentHash.Span.SequenceEqual(hash.Span)
        && LineOf(known.Document).AsSpan().SequenceEqual(LineOf(exported.ToDocument()));

    static byte[] LineOf(Document document) => ExchangeJson.Write(ExportedDocument.Of(document, default, chunks: null) with { Location = null });

    Dictionary<int, ReadOnlyMemory<float>> VectorsOf(ExportedDocument exported, Document document, IReadOnlyList<Chunk> chunks)
    {
        var vectors = new Dictionary<int, ReadOnlyMemory<float>>();
        if (!_takesVectors || exported.Chunks is null)
            return vectors;
        var given = new Dictionary<string, ExportedChunk>(StringComparer.OrdinalIgnoreCase);
        foreach (var chunk in exported.Chunks)
        {
            if (chunk is { Hash: { } hash })
                given.TryAdd(hash, chunk);
        }

        foreach (var chunk in chunks)
        {
            if (given.GetValueOrDefault(VectorSource.HashOf(document, chunk))?.VectorOf(target.Collection.Recipe.Dimensions) is { } vector
                && MathF.Abs(TensorPrimitives.Norm(vector.Span) - 1) < Tolerance)
                vectors.Add(chunk.Ordinal, vector);
        }

        return vectors;
    }

    PreparedDocument Failed(ImportLine line, string problem)
    {
        // The index remembers failures by the ids of their documents.
        if (line.Id is null)
            logger.LineUnusable(line.Number, file.Name, problem);
        var place = string.Create(CultureInfo.InvariantCulture, $"{file.Name} line {line.Number}");
        var error = line.Id is null ? $"'{place}' {problem}" : $"'{line.Id}' ({place}) {problem}";
        var result = new IndexResult(line.Id ?? place, IndexOutcome.Failed, Error: error);
        return PreparedDocument.Finished(result) with { HasId = line.Id is not null };
    }

    static byte[] HashOf(ExportedDocument exported) => exported.ContentHash is { } hash
        ? Convert.FromHexString(hash)
        : SHA256.HashData(Encoding.UTF8.GetBytes($"{exported.Title}\n{exported.Text}"));
}
