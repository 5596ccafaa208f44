using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Qdrant.Client.Grpc;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// Reads the chunks that a query finds. A search is answered by hundreds of points and a few fields of each: they are not made into the client's
/// messages, of which each point would be dozens, but read and counted as they lie in the answer.
/// </summary>
/// <param name="terms">The terms that are counted.</param>
/// <param name="vector">The query's vector, or null.</param>
/// <param name="isByMeaning">Whether a point's score is its cosine.</param>
sealed class HitReader(TermCounts terms, ReadOnlyMemory<float>? vector, bool isByMeaning)
{
    const string Service = "qdrant.Points";

    // A map's entry.
    const int Key = 1;
    const int Content = 2;

    /// <summary>The call that answers a query.</summary>
    public Method<QueryBatchPoints, IReadOnlyList<ChunkHit>> Query => Method<QueryBatchPoints>("QueryBatch", ReadBatch);

    /// <summary>The call that answers a query by groups.</summary>
    public Method<QueryPointGroups, IReadOnlyList<ChunkHit>> QueryGroups => Method<QueryPointGroups>("QueryGroups", ReadGroups);

    /// <summary>The hits of a <see cref="QueryBatchResponse"/>, one query after the other.</summary>
    /// <exception cref="InvalidDataException">The answer is damaged.</exception>
    public IReadOnlyList<ChunkHit> ReadBatch(ReadOnlySpan<byte> answer)
    {
        var hits = new List<ChunkHit>();
        for (var results = new WireReader(answer); results.Next();)
            if (results.Field == QueryBatchResponse.ResultFieldNumber)
                AddPoints(results.Content, BatchResult.ResultFieldNumber, hits);
        return hits;
    }

    /// <summary>The hits of a <see cref="QueryGroupsResponse"/>, group by group.</summary>
    /// <exception cref="InvalidDataException">The answer is damaged.</exception>
    public IReadOnlyList<ChunkHit> ReadGroups(ReadOnlySpan<byte> answer)
    {
        var hits = new List<ChunkHit>();
        for (var groups = new WireReader(WireReader.Find(answer, QueryGroupsResponse.ResultFieldNumber)); groups.Next();)
            if (groups.Field == GroupsResult.GroupsFieldNumber)
                AddPoints(groups.Content, PointGroup.HitsFieldNumber, hits);
        return hits;
    }

    void AddPoints(ReadOnlySpan<byte> message, int field, List<ChunkHit> hits)
    {
        for (var points = new WireReader(message); points.Next();)
            if (points.Field == field)
                hits.Add(ReadPoint(points.Content));
    }

    ChunkHit ReadPoint(ReadOnlySpan<byte> point)
    {
        var (hit, score, cosine) = (new Payload(terms), 0f, 0f);
        for (var reader = new WireReader(point); reader.Next();)
        {
            switch (reader.Field)
            {
                case ScoredPoint.ScoreFieldNumber:
                    score = BitConverter.UInt32BitsToSingle((uint)reader.Number);
                    break;
                case ScoredPoint.PayloadFieldNumber:
                    hit.Read(WireReader.Find(reader.Content, Key), WireReader.Find(reader.Content, Content));
                    break;
                case ScoredPoint.VectorsFieldNumber when vector is { } query:
                    cosine = CosineOf(reader.Content, query.Span);
                    break;
            }
        }
        return hit.ToHit(vector is null ? 0 : isByMeaning ? score : cosine);
    }

    // Stored vectors are of unit length, and so is the query's. Singles are little-endian, as on every processor that .NET runs on.
    static float CosineOf(ReadOnlySpan<byte> vectors, ReadOnlySpan<float> query)
    {
        for (var reader = new WireReader(WireReader.Find(vectors, VectorsOutput.VectorsFieldNumber)); reader.Next();)
        {
            if (reader.Field != NamedVectorsOutput.VectorsFieldNumber || !WireReader.Find(reader.Content, Key).SequenceEqual("dense"u8))
                continue;
            var dense = WireReader.Find(WireReader.Find(reader.Content, Content), VectorOutput.DenseFieldNumber);
            return TensorPrimitives.Dot(MemoryMarshal.Cast<byte, float>(WireReader.Find(dense, DenseVector.DataFieldNumber)), query);
        }
        return 0;
    }

    static Method<TRequest, IReadOnlyList<ChunkHit>> Method<TRequest>(string name, Func<ReadOnlySpan<byte>, IReadOnlyList<ChunkHit>> read)
        where TRequest : class, IMessage => new(
            MethodType.Unary,
            Service,
            name,
            Marshallers.Create<TRequest>(request => request.ToByteArray(), static _ => throw new NotSupportedException("requests are not read here")),
            Marshallers.Create<IReadOnlyList<ChunkHit>>(
                static (_, _) => throw new NotSupportedException("answers are not written here"),
                context => context.PayloadAsReadOnlySequence() is { IsSingleSegment: true } whole
                    ? read(whole.FirstSpan)
                    : read(context.PayloadAsNewBuffer())));

    struct Payload(TermCounts terms)
    {
        readonly int[] _counts = new int[terms.Terms.Count];
        string _document = "";
        long _version;
        long _length;
        int _ordinal;
        Struct? _fields;

        public void Read(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
        {
            if (key.SequenceEqual("stems"u8) || key.SequenceEqual("marked"u8))
                terms.Add(WireReader.Find(value, Value.StringValueFieldNumber), _counts);
            else if (key.SequenceEqual("document"u8))
                _document = Encoding.UTF8.GetString(WireReader.Find(value, Value.StringValueFieldNumber));
            else if (key.SequenceEqual("version"u8))
                _version = Integer(value);
            else if (key.SequenceEqual("ordinal"u8))
                _ordinal = (int)Integer(value);
            else if (key.SequenceEqual("length"u8))
                _length = Integer(value);
            else if (key.SequenceEqual("fields"u8))
                _fields = Value.Parser.ParseFrom(value).StructValue;
        }

        public readonly ChunkHit ToHit(double cosine) => new(_document, _version, _ordinal, cosine, _length, _counts, _fields ?? new Struct());

        static long Integer(ReadOnlySpan<byte> value)
        {
            for (var reader = new WireReader(value); reader.Next();)
                if (reader.Field == Value.IntegerValueFieldNumber)
                    return (long)reader.Number;
            return 0;
        }
    }
}
