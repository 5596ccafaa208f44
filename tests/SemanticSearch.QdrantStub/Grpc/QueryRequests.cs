using System.Text.Json.Nodes;
using Google.Protobuf.Collections;
using Qdrant.Client.Grpc;

namespace SemanticSearch.QdrantStub.Grpc;

/// <summary>Queries as JSON.</summary>
static class QueryRequests
{
    public static JsonObject Points(QueryPoints request)
    {
        var json = ReadRequests.With(new JsonObject(), request.WithPayload, request.WithVectors);
        Fill(json, request.Query, request.HasUsing ? request.Using : null, request.Filter, request.Params, request.Prefetch);
        ReadRequests.Set(json, "limit", request.HasLimit ? request.Limit : null);
        ReadRequests.Set(json, "offset", request.HasOffset ? request.Offset : null);
        ReadRequests.Set(json, "score_threshold", request.HasScoreThreshold ? request.ScoreThreshold : null);
        return json;
    }

    public static JsonObject Batch(QueryBatchPoints request) =>
        new() { ["searches"] = new JsonArray([.. request.QueryPoints.Select(Points)]) };

    public static JsonObject Groups(QueryPointGroups request)
    {
        var json = ReadRequests.With(new JsonObject { ["group_by"] = request.GroupBy }, request.WithPayload, request.WithVectors);
        Fill(json, request.Query, request.HasUsing ? request.Using : null, request.Filter, request.Params, request.Prefetch);
        ReadRequests.Set(json, "limit", request.HasLimit ? request.Limit : null);
        ReadRequests.Set(json, "group_size", request.HasGroupSize ? request.GroupSize : null);
        if (request.WithLookup is { } lookup)
        {
            var selected = ReadRequests.With(new JsonObject(), lookup.WithPayload, lookup.WithVectors);
            json["with_lookup"] = new JsonObject
            {
                ["collection"] = lookup.Collection,
                ["with_payload"] = selected["with_payload"]!.DeepClone(),
                ["with_vectors"] = selected["with_vector"]!.DeepClone(),
            };
        }
        return json;
    }

    static JsonObject Prefetch(PrefetchQuery request)
    {
        var json = new JsonObject();
        Fill(json, request.Query, request.HasUsing ? request.Using : null, request.Filter, request.Params, request.Prefetch);
        ReadRequests.Set(json, "limit", request.HasLimit ? request.Limit : null);
        ReadRequests.Set(json, "score_threshold", request.HasScoreThreshold ? request.ScoreThreshold : null);
        return json;
    }

    static void Fill(
        JsonObject json,
        Query? query,
        string? vector,
        global::Qdrant.Client.Grpc.Filter? filter,
        SearchParams? parameters,
        RepeatedField<PrefetchQuery> prefetch)
    {
        ReadRequests.Set(json, "query", query is null ? null : OfQuery(query));
        ReadRequests.Set(json, "using", vector);
        ReadRequests.Set(json, "filter", Filters.ToJson(filter));
        ReadRequests.Set(json, "params", parameters is null ? null : OfParameters(parameters));
        if (prefetch.Count > 0)
            json["prefetch"] = new JsonArray([.. prefetch.Select(Prefetch)]);
    }

    static JsonNode? OfQuery(Query query) => query.VariantCase switch
    {
        Query.VariantOneofCase.Nearest => OfInput(query.Nearest),
        Query.VariantOneofCase.Fusion => new JsonObject { ["fusion"] = query.Fusion == Fusion.Dbsf ? "dbsf" : "rrf" },
        Query.VariantOneofCase.Rrf => new JsonObject { ["rrf"] = OfRrf(query.Rrf) },
        _ => throw new NotSupportedException($"the stub does not know the query {query.VariantCase}"),
    };

    static JsonNode? OfInput(VectorInput input) => input.VariantCase switch
    {
        VectorInput.VariantOneofCase.Dense => StubJson.Array(input.Dense.Data),
        VectorInput.VariantOneofCase.Sparse => Values.Sparse(input.Sparse.Indices, input.Sparse.Values),
        VectorInput.VariantOneofCase.Id => Values.ToJson(input.Id),
        _ => throw new NotSupportedException($"the stub does not know the vector {input.VariantCase}"),
    };

    static JsonObject OfRrf(Rrf rrf)
    {
        var json = new JsonObject();
        ReadRequests.Set(json, "k", rrf.HasK ? rrf.K : null);
        if (rrf.Weights.Count > 0)
            json["weights"] = StubJson.Array(rrf.Weights);
        return json;
    }

    static JsonObject OfParameters(SearchParams parameters)
    {
        var json = new JsonObject();
        ReadRequests.Set(json, "hnsw_ef", parameters.HasHnswEf ? parameters.HnswEf : null);
        ReadRequests.Set(json, "exact", parameters.HasExact ? parameters.Exact : null);
        if (parameters.Quantization is { } quantization)
        {
            var part = new JsonObject();
            ReadRequests.Set(part, "rescore", quantization.HasRescore ? quantization.Rescore : null);
            ReadRequests.Set(part, "oversampling", quantization.HasOversampling ? quantization.Oversampling : null);
            json["quantization"] = part;
        }
        return json;
    }
}
