using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using Qdrant.Client.Grpc;
using SemanticSearch.QdrantStub;
using SemanticSearch.Storage.Filtering;
using SemanticSearch.Storage.Qdrant;
using SemanticSearch.Tests.Storage.Filtering;
using Filters = SemanticSearch.QdrantStub.Grpc.Filters;
using QdrantFilter = Qdrant.Client.Grpc.Filter;
using Values = SemanticSearch.QdrantStub.Grpc.Values;

namespace SemanticSearch.Tests.Storage.Qdrant;

public sealed class FilterTranslationTests
{
    const int FiltersEach = 5;

    static readonly StubCollection Collection = new("chunks", []);

    [Property(MaxTest = 500)]
    public void The_points_that_a_filter_leaves_are_the_chunks_that_fulfil_it_one_by_one(int seed)
    {
        var random = new Random(seed);
        var documents = new RandomDocuments(random).Several(random.Next(1, 8));
        var points = documents.SelectMany(document => document.Chunks.Select(chunk => Point(document.Document, chunk))).ToList();
        var catalog = new FieldCatalog(documents.SelectMany(document => MetadataFields.Names(Indexed.Fields(document.Document))));

        for (var i = 0; i < FiltersEach; i++)
        {
            var filter = new RandomFilters(random).One(random.Next(1, 5));
            // Fields that no document has are refused before a filter is translated.
            if (FilterTranslation.Comparisons(filter).Any(part => catalog.Find(part.Key!) is null))
                continue;
            var asked = Filters.ToJson(new QdrantFilter { Must = { Translation(catalog, points, filter).Of(filter) } });
            var expected = documents.SelectMany(document => document.Chunks.Select(chunk => NaiveFilter.Holds(filter, document.Document, chunk)));

            Assert.True(
                expected.SequenceEqual(points.Select(point => PayloadFilter.Passes(asked, point, Collection))),
                $"filter {JsonSerializer.Serialize(filter)} as {asked}");
        }
    }

    static FilterTranslation Translation(FieldCatalog catalog, List<StubPoint> points, Filter filter) => new(
        catalog,
        FilterTranslation.FieldsOf([filter], catalog).Select(FieldPayload.Key).ToDictionary(
            key => key,
            IReadOnlyList<string> (key) => [.. points.SelectMany(point => PayloadPath.Values(point.Payload, key)).Select(value => value!.GetValue<string>()).Distinct()],
            StringComparer.Ordinal));

    static StubPoint Point(Document document, Chunk chunk)
    {
        var seen = Indexed.Fields(document);
        var fields = FieldPayload.Of(
            FieldPayload.Of(seen), seen, new ChunkFields(chunk.Speaker, chunk.Page, chunk.IsNote, chunk.HeadingPath));
        var payload = new JsonObject { [FieldPayload.Fields] = Values.ToJson(new Value { StructValue = fields }) };
        return new StubPoint(new PointKey(1, Guid.Empty), 1, payload, new Dictionary<string, float[]>(), new Dictionary<string, SparseValues>());
    }
}
