using System.Text.Json;
using FsCheck.Xunit;

namespace SemanticSearch.Tests.Storage.Filtering;

public sealed class FilterIndexProperties
{
    const int FiltersEach = 5;

    [Property(MaxTest = 1_000)]
    public void The_chunks_that_a_filter_leaves_are_those_that_fulfil_it_one_by_one(int seed)
    {
        var random = new Random(seed);
        var documents = new RandomDocuments(random).Several(random.Next(1, 8));
        var index = Indexed.Of(documents);
        var chunks = documents.SelectMany(document => document.Chunks.Select(chunk => (document.Document, chunk))).ToList();

        for (var i = 0; i < FiltersEach; i++)
        {
            var filter = new RandomFilters(random).One(random.Next(1, 5));
            var expected = chunks.Select(pair => NaiveFilter.Holds(filter, pair.Document, pair.chunk)).ToList();
            var left = index.Chunks(filter, document => Indexed.Fields(documents[document])).Bits().ToList();
            if (!expected.SequenceEqual(left))
                Assert.Fail(Difference(filter, chunks.Where((_, position) => expected[position] != left[position]).First()));
        }
    }

    [Property(MaxTest = 200)]
    public void A_filter_and_its_opposite_part_the_chunks(int seed)
    {
        var random = new Random(seed);
        var documents = new RandomDocuments(random).Several(random.Next(1, 8));
        var index = Indexed.Of(documents);
        var filter = new RandomFilters(random).One(3);

        var left = Left(filter);

        Assert.Equal(left, Left(Filter.Not(Filter.Not(filter))));
        Assert.Equal(left.Select(holds => !holds), Left(Filter.Not(filter)));
        Assert.Equal(left, Left(Filter.All(filter)));
        Assert.Equal(left, Left(Filter.Any(filter, filter)));

        List<bool> Left(Filter asked) => [.. index.Chunks(asked, document => Indexed.Fields(documents[document])).Bits()];
    }

    static string Difference(Filter filter, (Document Document, Chunk Chunk) of) =>
        $"filter {JsonSerializer.Serialize(filter)} of {JsonSerializer.Serialize(of.Document)} {JsonSerializer.Serialize(of.Chunk)}";
}
