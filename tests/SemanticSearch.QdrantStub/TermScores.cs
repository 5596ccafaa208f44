namespace SemanticSearch.QdrantStub;

/// <summary>Scores of a sparse query: the dot product, a query's term weighed by how rare it is where the vector has the modifier
/// <c>idf</c>.</summary>
sealed class TermScores
{
    readonly string _vector;
    readonly Dictionary<uint, double> _weights = [];

    public TermScores(StubCollection collection, string vector, SparseValues query)
    {
        _vector = vector;
        var held = collection.Points.Values.Where(point => point.Sparse.ContainsKey(vector)).Select(point => point.Sparse[vector]).ToList();
        foreach (var (index, value) in query.Indices.Zip(query.Values))
        {
            var holders = held.Count(terms => terms[index] is not null);
            _weights[index] = value * (collection.HasIdf(vector) ? Math.Log(1 + (held.Count - holders + 0.5) / (holders + 0.5)) : 1);
        }
    }

    /// <summary>Those of the points that have one of the terms.</summary>
    public IEnumerable<Ranked> Of(IEnumerable<StubPoint> points) =>
        from point in points
        where point.Sparse.ContainsKey(_vector)
        let terms = point.Sparse[_vector]
        where terms.Indices.Any(_weights.ContainsKey)
        select new Ranked(point, (float)terms.Indices.Zip(terms.Values).Sum(term => _weights.GetValueOrDefault(term.First) * term.Second));
}
