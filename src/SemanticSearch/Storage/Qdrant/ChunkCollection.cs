#pragma warning disable CS0612 // The fields that servers before 1.20 know, too.

using Qdrant.Client.Grpc;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>The collection in which the chunks of one generation lie: made where it is missing, and refused where it is another's.</summary>
static class ChunkCollection
{
    /// <summary>The name of the dense vector.</summary>
    public const string Dense = "dense";

    /// <summary>The name of the sparse vector.</summary>
    public const string Sparse = "bm25";

    // What every read and write of chunks filters by; stems stand in their order, a space between them, so that phrases can be matched.
    static readonly (string Field, PayloadSchemaType Type)[] Indexes =
    [
        ("document", PayloadSchemaType.Keyword), ("version", PayloadSchemaType.Integer), ("ordinal", PayloadSchemaType.Integer),
        ("stems", PayloadSchemaType.Text),
    ];

    /// <summary>Makes the collection and its indexes, as far as they are missing.</summary>
    /// <param name="connection">The way to the server.</param>
    /// <param name="name">The collection's name.</param>
    /// <param name="dimensions">The length of dense vectors.</param>
    /// <param name="cancellationToken">Ends the making.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: there is one that does not fit, or it cannot be made.</exception>
    public static async Task EnsureAsync(
        QdrantConnection connection, string name, int dimensions, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(connection, name, cancellationToken))
            await CreateAsync(connection, Settings(connection.Options, name, dimensions), cancellationToken);
        var info = await connection.CallAsync(
            CallKind.Read, $"reading {name}", (client, token) => client.GetCollectionInfoAsync(name, token), cancellationToken);
        if (FindMisfit(info.Config.Params, dimensions) is { } misfit)
        {
            throw new SemanticSearchException(
                ErrorKind.Storage,
                $"The collection {name} at {connection.Options.Address.Authority} {misfit}: it is not of this index; choose another "
                + $"{QdrantOptions.Section}:{nameof(QdrantOptions.Prefix)}, or delete it and index again");
        }
        foreach (var (field, type) in Indexes.Where(index => !info.PayloadSchema.ContainsKey(index.Field)))
            await IndexAsync(connection, name, field, type, cancellationToken);
    }

    static Task<bool> ExistsAsync(QdrantConnection connection, string name, CancellationToken cancellationToken) => connection.CallAsync(
        CallKind.Read, $"looking for {name}", (client, token) => client.CollectionExistsAsync(name, token), cancellationToken);

    /// <summary>A creation that is said to have failed may have been carried out, or another process may have been first.</summary>
    static async Task CreateAsync(QdrantConnection connection, CreateCollection settings, CancellationToken cancellationToken)
    {
        try
        {
            await connection.CallAsync(
                CallKind.Consensus,
                $"making {settings.CollectionName}",
                (client, token) => client.CreateCollectionAsync(settings, token),
                cancellationToken);
        }
        catch (SemanticSearchException)
        {
            if (!await ExistsAsync(connection, settings.CollectionName, cancellationToken))
                throw;
        }
    }

    static Task<UpdateResult> IndexAsync(
        QdrantConnection connection, string name, string field, PayloadSchemaType type, CancellationToken cancellationToken) =>
        connection.CallAsync(
            CallKind.Write,
            $"indexing the field {field} of {name}",
            (client, token) => client.CreatePayloadIndexAsync(
                name, field, type, type == PayloadSchemaType.Text ? Phrases : null, wait: true, cancellationToken: token),
            cancellationToken);

    static string? FindMisfit(CollectionParams parameters, int dimensions)
    {
        if (parameters.VectorsConfig?.ParamsMap?.Map.TryGetValue(Dense, out var dense) != true || dense is null)
            return $"has no vector named {Dense}";
        if (dense.Size != (ulong)dimensions)
            return $"has vectors of {dense.Size} dimensions, not {dimensions}";
        if (dense.Distance != Distance.Cosine)
            return $"compares by {dense.Distance}, not Cosine";
        return parameters.SparseVectorsConfig?.Map.TryGetValue(Sparse, out var sparse) != true || sparse?.Modifier != Modifier.Idf
            ? $"has no sparse vector named {Sparse} with the modifier idf"
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
        return new CreateCollection
        {
            CollectionName = name,
            VectorsConfig = new VectorsConfig { ParamsMap = new VectorParamsMap { Map = { [Dense] = dense } } },
            SparseVectorsConfig = new SparseVectorConfig { Map = { [Sparse] = new SparseVectorParams { Modifier = Modifier.Idf } } },
            OnDiskPayload = true,
            ShardNumber = (uint)options.ShardNumber,
            ReplicationFactor = (uint)options.ReplicationFactor,
            WriteConsistencyFactor = (uint)options.WriteConsistencyFactor,
        };
    }

    static PayloadIndexParams Phrases => new()
    {
        TextIndexParams = new TextIndexParams { Tokenizer = TokenizerType.Whitespace, Lowercase = false, PhraseMatching = true },
    };
}
