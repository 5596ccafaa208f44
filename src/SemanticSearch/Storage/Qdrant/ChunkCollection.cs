#pragma warning disable CS0612 // The fields that servers before 1.20 know, too.

using Qdrant.Client.Grpc;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>The collection in which the chunks of one generation lie.</summary>
static class ChunkCollection
{
    /// <summary>The name of the dense vector.</summary>
    public const string Dense = "dense";

    /// <summary>The name of the sparse vector of a chunk's words.</summary>
    public const string Sparse = "bm25";

    // What every read and write of chunks filters by; stems stand in their order, a space between them, so that phrases can be matched.
    static readonly (string Field, PayloadSchemaType Type)[] Indexes =
    [
        (VersionedDocuments.Document, PayloadSchemaType.Keyword), (VersionedDocuments.Version, PayloadSchemaType.Integer),
        (ChunkPayload.Ordinal, PayloadSchemaType.Integer), (ChunkPayload.Terms, PayloadSchemaType.Keyword),
        (ChunkPayload.Stems, PayloadSchemaType.Text),
        .. FilterFields.All.Select(field => (FieldPayload.Key(field), PayloadSchemaType.Keyword)),
    ];

    // The chunk's own words, and in the first chunk those of the whole document. Qdrant weighs every term by how rare it is.
    static readonly string[] SparseVectors = [Sparse, DocumentVectors.BySmallMean, DocumentVectors.ByGreatMean];

    /// <summary>Makes the collection and its indexes, as far as they are missing.</summary>
    /// <param name="connection">The way to the server.</param>
    /// <param name="name">The collection's name.</param>
    /// <param name="dimensions">The length of dense vectors.</param>
    /// <param name="cancellationToken">Ends the making.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: there is one that does not fit, or it cannot be made.</exception>
    public static Task EnsureAsync(QdrantConnection connection, string name, int dimensions, CancellationToken cancellationToken) =>
        CollectionSetup.EnsureAsync(
            connection,
            Settings(connection.Options, name, dimensions),
            Indexes,
            parameters => FindMisfit(parameters, dimensions),
            cancellationToken);

    static string? FindMisfit(CollectionParams parameters, int dimensions)
    {
        if (parameters.VectorsConfig?.ParamsMap?.Map.TryGetValue(Dense, out var dense) != true || dense is null)
            return $"has no vector named {Dense}";
        if (dense.Size != (ulong)dimensions)
            return $"has vectors of {dense.Size} dimensions, not {dimensions}";
        if (dense.Distance != Distance.Cosine)
            return $"compares by {dense.Distance}, not Cosine";
        var sparse = parameters.SparseVectorsConfig?.Map;
        return SparseVectors.FirstOrDefault(name => sparse?.TryGetValue(name, out var made) != true || made.Modifier != Modifier.Idf) is { } missing
            ? $"has no sparse vector named {missing} with the modifier idf"
            : null;
    }

    static CreateCollection Settings(QdrantOptions options, string name, int dimensions)
    {
        var dense = new VectorParams { Size = (ulong)dimensions, Distance = Distance.Cosine, OnDisk = options.VectorsOnDisk };
        if (options.Quantized)
        {
            dense.QuantizationConfig = new QuantizationConfig
            {
                Scalar = new ScalarQuantization { Type = QuantizationType.Int8, Quantile = 0.99f, AlwaysRam = true },
            };
        }
        var settings = CollectionSetup.Settings(options, name);
        settings.VectorsConfig = new VectorsConfig { ParamsMap = new VectorParamsMap { Map = { [Dense] = dense } } };
        settings.SparseVectorsConfig = new SparseVectorConfig
        {
            Map = { SparseVectors.ToDictionary(name => name, _ => new SparseVectorParams { Modifier = Modifier.Idf }) },
        };
        return settings;
    }
}
