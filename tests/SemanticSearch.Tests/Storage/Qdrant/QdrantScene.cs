using Microsoft.Extensions.Logging.Abstractions;
using Qdrant.Client.Grpc;
using SemanticSearch.QdrantStub;
using SemanticSearch.Storage.Qdrant;

namespace SemanticSearch.Tests.Storage.Qdrant;

/// <summary>A stub of Qdrant and a connection to it.</summary>
sealed class QdrantScene : IAsyncDisposable
{
    QdrantScene(StubQdrant stub, QdrantConnection connection)
    {
        Stub = stub;
        Connection = connection;
    }

    public StubQdrant Stub { get; }

    public QdrantConnection Connection { get; }

    public Faults Faults => Stub.Engine.Faults;

    public static async Task<QdrantScene> StartAsync(
        Action<QdrantOptions>? configure = null, StubKeys? keys = null, TimeProvider? time = null)
    {
        var stub = await StubQdrant.StartAsync(keys: keys);
        var options = new QdrantOptions { Address = stub.Grpc };
        configure?.Invoke(options);
        return new QdrantScene(stub, new QdrantConnection(options, time ?? TimeProvider.System, NullLogger.Instance));
    }

    /// <summary>A point with a unit vector of two dimensions along one axis, a sparse one and a payload.</summary>
    public static PointStruct Point(ulong id, float x, float y, string country) => new()
    {
        Id = id,
        Vectors = new Vectors
        {
            Vectors_ = new NamedVectors
            {
                Vectors =
                {
                    ["dense"] = new Vector { Dense = new DenseVector { Data = { x, y } } },
                    ["bm25"] = new Vector { Sparse = new SparseVector { Indices = { (uint)id, 100 }, Values = { 1.5f, 0.5f } } },
                },
            },
        },
        Payload = { ["country"] = country, ["ordinal"] = (long)id, ["share"] = 0.5, ["tags"] = new[] { "a", "b" } },
    };

    /// <summary>Makes a collection named <c>c</c> with an index and points.</summary>
    public async Task FillAsync(CancellationToken cancellationToken, params PointStruct[] points)
    {
        await Connection.CallAsync(CallKind.Consensus, "making", (client, token) => client.CreateCollectionAsync(Collection, token), cancellationToken);
        await Connection.CallAsync(
            CallKind.Write,
            "indexing",
            (client, token) => client.CreatePayloadIndexAsync("c", "country", PayloadSchemaType.Keyword, cancellationToken: token),
            cancellationToken);
        await UpsertAsync(cancellationToken, points);
    }

    public Task<UpdateResult> UpsertAsync(CancellationToken cancellationToken, params PointStruct[] points) =>
        Connection.CallAsync(CallKind.Write, "writing", (client, token) => client.UpsertAsync("c", points, cancellationToken: token), cancellationToken);

    public Task<ulong> CountAsync(CancellationToken cancellationToken) =>
        Connection.CallAsync(CallKind.Read, "counting", static (client, token) => client.CountAsync("c", cancellationToken: token), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Connection.Dispose();
        await Stub.DisposeAsync();
    }

    static CreateCollection Collection => new()
    {
        CollectionName = "c",
        VectorsConfig = new VectorsConfig
        {
            ParamsMap = new VectorParamsMap { Map = { ["dense"] = new VectorParams { Size = 2, Distance = Distance.Cosine } } },
        },
        SparseVectorsConfig = new SparseVectorConfig { Map = { ["bm25"] = new SparseVectorParams { Modifier = Modifier.Idf } } },
    };
}
