using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Qdrant.Client.Grpc;

namespace SemanticSearch.Benchmarks;

/// <summary>
/// A Qdrant within the process that answers every call at once, so that what is measured is the adapter: it keeps points by id, searches give
/// the first chunks whatever is asked, and answers to searches are made once and kept as bytes.
/// </summary>
sealed class InstantQdrant : HttpMessageHandler
{
    const int FoundChunks = 4_000;

    readonly ConcurrentDictionary<(string Collection, string Id), RetrievedPoint> _points = new();
    readonly ConcurrentDictionary<string, byte[]> _searches = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<(string Collection, ScoredPoint Point)> _chunks = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var answer = Answer(request.RequestUri!.AbsolutePath, body[5..]);
        var content = new ByteArrayContent(answer);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request, Version = HttpVersion.Version20 };
        response.TrailingHeaders.Add("grpc-status", "0");
        return response;
    }

    byte[] Answer(string path, byte[] body) => path switch
    {
        "/qdrant.Points/QueryBatch" => Search(QueryBatchPoints.Parser.ParseFrom(body)),
        "/qdrant.Points/QueryGroups" => Groups(QueryPointGroups.Parser.ParseFrom(body)),
        _ => Frame(Plain(path, body)),
    };

    byte[] Plain(string path, byte[] body) => path switch
    {
        "/qdrant.Collections/CollectionExists" => new CollectionExistsResponse { Result = new CollectionExists { Exists = true } }.ToByteArray(),
        "/qdrant.Collections/Get" => Info(GetCollectionInfoRequest.Parser.ParseFrom(body).CollectionName).ToByteArray(),
        "/qdrant.Qdrant/HealthCheck" => new HealthCheckReply { Version = "1.20.0" }.ToByteArray(),
        "/qdrant.Collections/ListAliases" => new ListAliasesResponse().ToByteArray(),
        "/qdrant.Collections/UpdateAliases" => new CollectionOperationResponse { Result = true }.ToByteArray(),
        "/qdrant.Points/Upsert" when _chunks.Count >= FoundChunks && IsOfChunks(body) => Done,
        "/qdrant.Points/Upsert" => Upsert(UpsertPoints.Parser.ParseFrom(body)),
        "/qdrant.Points/Get" => Get(GetPoints.Parser.ParseFrom(body)).ToByteArray(),
        "/qdrant.Points/Scroll" => new ScrollResponse().ToByteArray(),
        "/qdrant.Points/Count" => new CountResponse { Result = new CountResult { Count = 100 } }.ToByteArray(),
        "/qdrant.Points/Facet" => new FacetResponse().ToByteArray(),
        _ => Done,
    };

    static byte[] Done { get; } = new PointsOperationResponse { Result = new UpdateResult { Status = UpdateStatus.Completed } }.ToByteArray();

    // The first field is the collection's name; chunks that nobody asks for need not be read.
    static bool IsOfChunks(byte[] body) => System.Text.Encoding.UTF8.GetString(body, 2, body[1]).Contains("_g", StringComparison.Ordinal);

    byte[] Upsert(UpsertPoints request)
    {
        foreach (var point in request.Points)
        {
            var kept = new RetrievedPoint { Id = point.Id };
            kept.Payload.Add(point.Payload);
            _points[(request.CollectionName, point.Id.Uuid)] = kept;
            if (_chunks.Count < FoundChunks && point.Payload.ContainsKey("ordinal"))
            {
                var hit = new ScoredPoint { Id = point.Id, Score = 1f / (1 + _chunks.Count) };
                hit.Payload.Add(point.Payload);
                _chunks.Enqueue((request.CollectionName, hit));
            }
        }
        return Done;
    }

    GetResponse Get(GetPoints request)
    {
        var answer = new GetResponse();
        foreach (var id in request.Ids)
            if (_points.TryGetValue((request.CollectionName, id.Uuid), out var point))
                answer.Result.Add(point);
        return answer;
    }

    byte[] Search(QueryBatchPoints request) => _searches.GetOrAdd(
        $"{request.CollectionName} {string.Join(',', request.QueryPoints.Select(query => $"{query.Using} {query.Limit}"))}",
        _ =>
        {
            var answer = new QueryBatchResponse();
            foreach (var query in request.QueryPoints)
                answer.Result.Add(new BatchResult { Result = { Hits(request.CollectionName, query.Using, query.WithPayload, query.WithVectors, query.Limit) } });
            return Frame(answer.ToByteArray());
        });

    byte[] Groups(QueryPointGroups request) => _searches.GetOrAdd(
        $"groups of {request.CollectionName} {request.Limit}",
        _ =>
        {
            var answer = new QueryGroupsResponse { Result = new GroupsResult() };
            foreach (var hit in Hits(request.CollectionName, request.Using, request.WithPayload, request.WithVectors, request.Limit))
                answer.Result.Groups.Add(new PointGroup { Hits = { hit } });
            return Frame(answer.ToByteArray());
        });

    // The words of documents lie with their first chunks.
    IEnumerable<ScoredPoint> Hits(string collection, string vector, WithPayloadSelector payload, WithVectorsSelector? vectors, ulong limit)
    {
        HashSet<string> fields = [.. payload.Include?.Fields ?? []];
        var found = _chunks.Where(chunk => chunk.Collection == collection).Select(chunk => chunk.Point)
            .Where(point => !IsOfDocuments(vector) || point.Payload["ordinal"].IntegerValue == 0);
        foreach (var chunk in found.Take((int)limit))
        {
            var hit = new ScoredPoint { Id = chunk.Id, Score = chunk.Score };
            foreach (var (name, value) in chunk.Payload.Where(pair => fields.Any(field => field == pair.Key || field.StartsWith(pair.Key + '.', StringComparison.Ordinal))))
                hit.Payload[name] = Part(value, name, fields);
            if (vectors?.Include?.Names.Count > 0)
                hit.Vectors = Unit;
            yield return hit;
        }
    }

    // As the server does with keys of nested fields.
    static Value Part(Value value, string name, HashSet<string> fields)
    {
        if (value.KindCase != Value.KindOneofCase.StructValue)
            return value;
        var part = new Struct();
        foreach (var (key, inner) in value.StructValue.Fields.Where(pair => fields.Contains($"{name}.{pair.Key}")))
            part.Fields[key] = inner;
        return new Value { StructValue = part };
    }

    static VectorsOutput Unit
    {
        get
        {
            var dense = new DenseVector();
            dense.Data.AddRange(Enumerable.Range(0, QdrantReport.Dimensions).Select(i => i == 0 ? 1f : 0f));
            return new VectorsOutput { Vectors = new NamedVectorsOutput { Vectors = { ["dense"] = new VectorOutput { Dense = dense } } } };
        }
    }

    static bool IsOfDocuments(string vector) => vector.StartsWith("document_", StringComparison.Ordinal);

    static GetCollectionInfoResponse Info(string name)
    {
        var parameters = new CollectionParams();
        if (name.Contains("_g", StringComparison.Ordinal))
        {
            parameters.VectorsConfig = new VectorsConfig
            {
                ParamsMap = new VectorParamsMap { Map = { ["dense"] = new VectorParams { Size = QdrantReport.Dimensions, Distance = Distance.Cosine } } },
            };
            string[] sparse = ["bm25", "document_small_mean", "document_great_mean"];
            parameters.SparseVectorsConfig = new SparseVectorConfig
            {
                Map = { sparse.ToDictionary(vector => vector, _ => new SparseVectorParams { Modifier = Modifier.Idf }) },
            };
        }
        return new GetCollectionInfoResponse { Result = new CollectionInfo { Config = new CollectionConfig { Params = parameters } } };
    }

    static byte[] Frame(byte[] message)
    {
        var framed = new byte[message.Length + 5];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(framed.AsSpan(1), message.Length);
        message.CopyTo(framed, 5);
        return framed;
    }
}
