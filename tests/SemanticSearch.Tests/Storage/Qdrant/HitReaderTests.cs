using FsCheck.Xunit;
using Google.Protobuf;
using Qdrant.Client.Grpc;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Filtering;
using SemanticSearch.Storage.Qdrant;

namespace SemanticSearch.Tests.Storage.Qdrant;

/// <summary>Answers are written by the client's own messages and read without them.</summary>
public sealed class HitReaderTests
{
    static readonly RetrievalQuery Query = new()
    {
        Depth = 1,
        Vector = new float[] { 0.6f, 0.8f },
        Terms = [new WeightedTerm("treati", 1), new WeightedTerm("^grain", 1)],
        Words = [new SearchWord(["treati", "pact"])],
    };

    [Fact]
    public void A_hit_is_what_the_point_says()
    {
        var hit = Assert.Single(Reader().ReadBatch(Batch(Point("briefs/é.md", long.MaxValue, 3, "treati pact treati treatise", "^grain")).ToByteArray()));

        Assert.Equal(("briefs/é.md", long.MaxValue, 3, 4), (hit.Document, hit.Version, hit.Ordinal, hit.Length));
        Assert.Equal([2, 1, 1], hit.Counts);
        Assert.Equal("1994-05-01", Assert.Single(hit.Values(FilterFields.Find("date")!)).Text);
    }

    [Fact]
    public void A_point_found_by_words_has_the_cosine_of_its_vector_and_one_found_by_meaning_its_score()
    {
        var answer = Batch(Point("a", 1, 0, "", "")).ToByteArray();

        Assert.Equal(0.6 * 1 + 0.8 * 0.5, Assert.Single(Reader().ReadBatch(answer)).Cosine, 1e-6);
        Assert.Equal(0.25, Assert.Single(Reader(isByMeaning: true).ReadBatch(answer)).Cosine, 1e-6);
        Assert.Equal(0, Assert.Single(new HitReader(new TermCounts(Query), vector: null, isByMeaning: false).ReadBatch(answer)).Cosine);
    }

    [Fact]
    public void Hits_come_in_the_order_of_queries_and_groups()
    {
        var batch = new QueryBatchResponse
        {
            Result = { new BatchResult { Result = { Point("a", 1, 0, "", ""), Point("b", 1, 0, "", "") } }, new BatchResult { Result = { Point("c", 1, 0, "", "") } } },
            Time = 0.1,
        };
        var groups = new QueryGroupsResponse
        {
            Result = new GroupsResult
            {
                Groups =
                {
                    new PointGroup { Id = new GroupId { StringValue = "a" }, Hits = { Point("a", 1, 0, "", "") } },
                    new PointGroup { Id = new GroupId { StringValue = "b" }, Hits = { Point("b", 1, 0, "", "") } },
                },
            },
            Time = 0.1,
        };

        Assert.Equal(["a", "b", "c"], Reader().ReadBatch(batch.ToByteArray()).Select(hit => hit.Document));
        Assert.Equal(["a", "b"], Reader().ReadGroups(groups.ToByteArray()).Select(hit => hit.Document));
    }

    [Fact]
    public void What_was_not_asked_for_is_empty()
    {
        var hit = Assert.Single(Reader().ReadBatch(Batch(new ScoredPoint { Id = new PointId { Num = 1 } }).ToByteArray()));

        Assert.Equal(("", 0L, 0, 0.0), (hit.Document, hit.Version, hit.Ordinal, hit.Cosine));
        Assert.Empty(hit.Values(FilterFields.Find("date")!));
    }

    [Fact]
    public void An_answer_that_is_cut_off_is_damaged_or_has_fewer_hits()
    {
        var answer = Batch(Point("a", 1, 0, "treati", ""), Point("b", 1, 0, "pact", "")).ToByteArray();
        for (var length = 0; length < answer.Length; length++)
        {
            try
            {
                Assert.True(Reader().ReadBatch(answer.AsSpan(0, length)).Count < 2);
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Property(MaxTest = 500)]
    public void Any_bytes_are_read_or_refused(byte[] bytes)
    {
        try
        {
            Reader().ReadBatch(bytes);
            Reader().ReadGroups(bytes);
        }
        catch (Exception refusal) when (refusal is InvalidDataException or InvalidProtocolBufferException)
        {
        }
    }

    [Property(MaxTest = 100)]
    public void Terms_are_counted_as_in_words_taken_apart(int seed)
    {
        var random = new Random(seed);
        string[] known = ["treati", "pact", "^grain", "treatise", "retreati", "grain"];
        var words = random.GetItems(known, random.Next(30));
        var counts = Assert.Single(Reader().ReadBatch(Batch(Point("a", 1, 0, string.Join(' ', words), "")).ToByteArray())).Counts;

        Assert.Equal([words.Count(word => word == "treati"), words.Count(word => word == "^grain"), words.Count(word => word == "pact")], counts);
    }

    static HitReader Reader(bool isByMeaning = false) => new(new TermCounts(Query), Query.Vector, isByMeaning);

    static QueryBatchResponse Batch(params ScoredPoint[] points) => new() { Result = { new BatchResult { Result = { points } } } };

    static ScoredPoint Point(string document, long version, int ordinal, string stems, string marked)
    {
        var dense = new DenseVector { Data = { 1f, 0.5f } };
        var fields = new Struct { Fields = { ["date"] = new Value { ListValue = new ListValue { Values = { "1994-05-01" } } } } };
        return new ScoredPoint
        {
            Id = new PointId { Uuid = Guid.Empty.ToString() },
            Score = 0.25f,
            Version = 7,
            Payload =
            {
                ["document"] = document,
                ["version"] = version,
                ["ordinal"] = ordinal,
                ["length"] = 4,
                ["stems"] = stems,
                ["marked"] = marked,
                ["other"] = true,
                ["fields"] = new Value { StructValue = fields },
            },
            Vectors = new VectorsOutput { Vectors = new NamedVectorsOutput { Vectors = { ["dense"] = new VectorOutput { Dense = dense } } } },
        };
    }
}
