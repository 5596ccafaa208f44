using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// The queries of a search, a leg each. They are not fused on the server: candidates carry the scores of both legs, by which they are ranked and
/// by which it is told what is relevant; a fused score says neither.
/// </summary>
/// <param name="points">The collection.</param>
/// <param name="query">What is searched for.</param>
/// <param name="fields">What is read of payloads.</param>
/// <param name="isExact">Whether vectors are compared one by one, which is fast where they are few.</param>
sealed class LegQueries(CollectionPoints points, RetrievalQuery query, IReadOnlyList<string> fields, bool isExact)
{
    // Ties are ordered here, by document and ordinal: some more are asked for, since the server orders them by chance.
    const int Ties = 16;
    const ulong SearchWidth = 256;
    const double Oversampling = 2;

    /// <summary>How many hits of a leg are asked for.</summary>
    public int Limit => query.Depth + Ties;

    /// <summary>Those of the legs that the query has, for a part of the chunks.</summary>
    public IEnumerable<(QueryPoints Query, bool IsByMeaning)> Of(QdrantFilter filter)
    {
        if (query.Vector is not null)
            yield return (ByMeaning(filter), true);
        if (query.Terms.Count > 0)
            yield return (ByWords(filter), false);
    }

    /// <summary>The first chunks of the best documents by their words.</summary>
    /// <param name="filter">Which chunks.</param>
    /// <param name="vector">The name of the documents' vector.</param>
    public QueryPoints BestDocuments(QdrantFilter filter, string vector) => new()
    {
        CollectionName = points.Chunks,
        Query = Words,
        Using = vector,
        Filter = filter,
        Limit = (ulong)query.Depth,
        WithPayload = PointReader.Payload([VersionedDocuments.Document]),
    };

    /// <summary>The scores of documents by their words.</summary>
    /// <param name="first">The ids of their first chunks.</param>
    /// <param name="vector">The name of the documents' vector.</param>
    public QueryPoints Scores(IReadOnlyCollection<Guid> first, string vector) => new()
    {
        CollectionName = points.Chunks,
        Query = Words,
        Using = vector,
        Filter = new QdrantFilter { Must = { HasId([.. first]) } },
        Limit = (ulong)first.Count,
        WithPayload = false,
    };

    /// <summary>The best chunk by words of each of some documents; where these are null, of each of the best.</summary>
    public QueryPointGroups BestByWords(QdrantFilter filter, IReadOnlyList<string>? documents)
    {
        var within = filter;
        if (documents is not null)
        {
            within = filter.Clone();
            within.Must.Add(Match(VersionedDocuments.Document, documents));
        }
        return new QueryPointGroups
        {
            CollectionName = points.Chunks,
            GroupBy = VersionedDocuments.Document,
            Query = Words,
            Using = ChunkCollection.Sparse,
            Filter = within,
            Limit = (uint)(documents?.Count ?? query.Depth),
            GroupSize = 1,
            WithPayload = PointReader.Payload(fields),
            WithVectors = PointReader.Vectors(query.Vector is null ? null : ChunkCollection.Dense),
        };
    }

    QueryPoints ByMeaning(QdrantFilter filter) => new()
    {
        CollectionName = points.Chunks,
        Query = Meaning,
        Using = ChunkCollection.Dense,
        Filter = filter,
        Limit = (ulong)Limit,
        WithPayload = PointReader.Payload(fields),
        Params = isExact
            ? new SearchParams { Exact = true }
            : new SearchParams
            {
                HnswEf = SearchWidth,
                Quantization = new QuantizationSearchParams { Rescore = true, Oversampling = Oversampling },
            },
    };

    QueryPoints ByWords(QdrantFilter filter) => new()
    {
        CollectionName = points.Chunks,
        Query = Words,
        Using = ChunkCollection.Sparse,
        Filter = filter,
        Limit = (ulong)Limit,
        WithPayload = PointReader.Payload(fields),
        WithVectors = PointReader.Vectors(query.Vector is null ? null : ChunkCollection.Dense),
    };

    Query Words => new() { Nearest = new VectorInput { Sparse = TermVectors.OfQuery(query.Terms) } };

    Query Meaning
    {
        get
        {
            var vector = new DenseVector();
            vector.Data.AddRange(query.Vector!.Value.ToArray());
            return new Query { Nearest = new VectorInput { Dense = vector } };
        }
    }
}
