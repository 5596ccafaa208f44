using System.Text.Json;
using Qdrant.Client.Grpc;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>What the point of a chunk holds besides its vectors.</summary>
static class ChunkPayload
{
    /// <summary>The field that has the chunk's place among those of its document, from 0.</summary>
    public const string Ordinal = "ordinal";

    /// <summary>The field that has the chunk's text.</summary>
    public const string Text = "text";

    /// <summary>The field that has its stems in their order, a space between them.</summary>
    public const string Stems = "stems";

    /// <summary>The field that has its marked terms, a space between them.</summary>
    public const string Marked = "marked";

    /// <summary>The field that lists its different terms, stems and marked ones.</summary>
    public const string Terms = "terms";

    /// <summary>The field that has how many stems there are.</summary>
    public const string Length = "length";

    const string Offsets = "chunk";
    const string Title = "title";

    /// <summary>What a search reads of a hit.</summary>
    /// <param name="fields">The fields whose values it looks at.</param>
    public static IReadOnlyList<string> OfHits(IEnumerable<FilterField> fields) =>
    [
        VersionedDocuments.Document, VersionedDocuments.Version, Ordinal, Stems, Marked, Length,
        .. fields.Select(FieldPayload.Key).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The points of a document's chunks, without ids.</summary>
    public static IReadOnlyList<PointStruct> Points(Document document, IndexedChunks chunks, double meanTerms)
    {
        var seen = new FilterDocument(document.Id, document.Title, document.Metadata, document.Facts);
        var fields = FieldPayload.Of(seen);
        TermFrequencies[] frequencies = [.. chunks.Terms.Select(TermFrequencies.Of)];
        PointStruct[] points =
        [
            .. chunks.Chunks.Select((chunk, i) => Point(
                document,
                chunk,
                FieldPayload.Of(fields, seen, new ChunkFields(chunk.Speaker, chunk.Page, chunk.IsNote, chunk.HeadingPath)),
                chunks.Vectors[i],
                chunks.Terms[i],
                TermVectors.Of(frequencies[i], meanTerms))),
        ];
        foreach (var (name, vector) in DocumentVectors.Of(frequencies))
            points[0].Vectors.Vectors_.Vectors[name] = new Vector { Sparse = vector };
        return points;
    }

    /// <summary>The chunk of a point.</summary>
    public static Chunk Read(IDictionary<string, Value> payload) =>
        RecordJson.Read(payload[Offsets].StringValue, RecordJson.Readable.Chunk);

    /// <summary>The dense vector of a point.</summary>
    public static ReadOnlyMemory<float> ReadVector(RetrievedPoint point) =>
        point.Vectors.Vectors.Vectors[ChunkCollection.Dense].Dense.Data.ToArray();

    static PointStruct Point(
        Document document, Chunk chunk, Struct fields, ReadOnlyMemory<float> vector, IndexedTerms terms, SparseVector words)
    {
        var dense = new DenseVector();
        dense.Data.AddRange(vector.ToArray());
        var (start, end) = (Math.Min(chunk.Start, document.Text.Length), Math.Min(chunk.End, document.Text.Length));
        return new PointStruct
        {
            Vectors = new Vectors
            {
                Vectors_ = new NamedVectors
                {
                    Vectors =
                    {
                        [ChunkCollection.Dense] = new Vector { Dense = dense },
                        [ChunkCollection.Sparse] = new Vector { Sparse = words },
                    },
                },
            },
            Payload =
            {
                [Ordinal] = chunk.Ordinal,
                [Text] = document.Text[start..end],
                [Title] = document.Title,
                [Offsets] = JsonSerializer.Serialize(chunk, RecordJson.Readable.Chunk),
                [Stems] = terms.Stems,
                [Marked] = terms.Marked,
                [Terms] = TermVectors.Split(terms).Distinct(StringComparer.Ordinal).ToArray(),
                [Length] = terms.Count,
                [FieldPayload.Fields] = new Value { StructValue = fields },
            },
        };
    }
}
