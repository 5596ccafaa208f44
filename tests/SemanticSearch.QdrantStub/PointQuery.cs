using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>Ranks points as <c>/points/query</c> asks, with its prefetches.</summary>
sealed class PointQuery(StubCollection collection)
{
    /// <summary>The points of a query as an answer has them.</summary>
    public JsonNode Answer(JsonObject request) => new JsonObject
    {
        ["points"] = new JsonArray([.. Run(request).Select(ranked => Show(ranked, request))]),
    };

    /// <summary>A hit with what the request wants of it.</summary>
    public static JsonNode Show(Ranked ranked, JsonObject request)
    {
        var shown = ranked.Point.Show(request["with_payload"], request["with_vector"], payloadByDefault: false);
        shown["version"] = ranked.Point.Version;
        shown["score"] = ranked.Score;
        return shown;
    }

    /// <summary>The points of a query, offset and limit applied; without a limit of its own, as many as <paramref name="limit"/>.</summary>
    public List<Ranked> Run(JsonObject request, int? limit = null)
    {
        Check(request, "internal");
        return Rank(request, limit);
    }

    static void Check(JsonObject request, string path)
    {
        if (StubJson.Int(request["limit"]) == 0)
            throw StubFailure.Invalid($"{path}.limit", "value 0 invalid, must be 1 or larger");
        FilterCheck.Check(request["filter"], $"{path}.filter");
        if (Sparse(request["query"]) is { } sparse)
            _ = SparseValues.Of(sparse, $"{path}.query");
        foreach (var prefetch in StubJson.Each(request["prefetch"]))
            Check(prefetch!.AsObject(), $"{path}.prefetch");
    }

    List<Ranked> Rank(JsonObject request, int? limit)
    {
        var wanted = limit ?? StubJson.Int(request["limit"]) ?? 10;
        var offset = StubJson.Int(request["offset"]) ?? 0;
        var threshold = StubJson.Number(request["score_threshold"]);
        var legs = StubJson.Each(request["prefetch"]).Select(prefetch => Rank(prefetch!.AsObject(), null)).ToList();
        var ranking = legs.Count > 0 && IsFusion(request["query"]) ? Fuse(legs, request["query"]!) : Score(request, legs);
        return
        [
            .. ranking
                .Where(ranked => threshold is null || ranked.Score >= threshold)
                .Where(ranked => PayloadFilter.Passes(request["filter"], ranked.Point, collection))
                .Skip(offset).Take(wanted),
        ];
    }

    static bool IsFusion(JsonNode? query) => query is JsonObject map && (map["fusion"] is not null || map["rrf"] is not null);

    static List<Ranked> Fuse(List<List<Ranked>> legs, JsonNode query)
    {
        if (query["rrf"] is { } rrf)
        {
            var weights = (rrf["weights"] as JsonArray)?.Select(weight => StubJson.Number(weight)!.Value).ToList();
            return ScoreFusion.ByRanks(legs, StubJson.Int(rrf["k"]) ?? ScoreFusion.DefaultConstant, weights);
        }
        return StubJson.Text(query["fusion"]) == "dbsf"
            ? ScoreFusion.ByDistributions(legs)
            : ScoreFusion.ByRanks(legs, ScoreFusion.DefaultConstant, weights: null);
    }

    IEnumerable<Ranked> Score(JsonObject request, List<List<Ranked>> legs)
    {
        var points = legs.Count == 0
            ? collection.Points.Values.AsEnumerable()
            : legs.SelectMany(leg => leg).Select(ranked => ranked.Point).DistinctBy(point => point.Key);
        var name = StubJson.Text(request["using"]) ?? "";
        return Scorer(request["query"], name, points)
            .OrderByDescending(ranked => ranked.Score).ThenBy(ranked => ranked.Point.Key);
    }

    IEnumerable<Ranked> Scorer(JsonNode? query, string name, IEnumerable<StubPoint> points)
    {
        if (query is JsonObject { Count: 1 } wrapped && wrapped["nearest"] is { } nearest)
            query = nearest;
        if (query is null)
            return points.Select(point => new Ranked(point, 1));
        if (!collection.Dense.ContainsKey(name) && !collection.Sparse.Contains(name))
            throw StubFailure.WrongInput($"Not existing vector name error: {name}");
        if (Sparse(query) is { } sparse)
            return new TermScores(collection, name, SparseValues.Of(sparse, "internal.query")).Of(points);
        if (query is JsonArray values)
            return ByCosine([.. values.Select(value => (float)value!.GetValue<double>())], name, points);
        if (query is JsonValue id && collection.Points.TryGetValue(PointKey.Of(id), out var example))
            return ByCosine(example.Dense[name], name, points.Where(point => point.Key != example.Key));
        throw new NotSupportedException($"the stub does not know the query {query.ToJsonString()}");
    }

    IEnumerable<Ranked> ByCosine(float[] query, string name, IEnumerable<StubPoint> points)
    {
        if (query.Length != collection.Dense[name])
            throw StubFailure.WrongInput($"Vector dimension error: expected dim: {collection.Dense[name]}, got {query.Length}");
        var unit = PointReader.Unit(query);
        return
            from point in points
            where point.Dense.ContainsKey(name)
            select new Ranked(point, (float)point.Dense[name].Zip(unit, static (a, b) => (double)a * b).Sum());
    }

    static JsonObject? Sparse(JsonNode? query) => query is JsonObject map && map["indices"] is not null ? map : null;
}
