using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Sqlite;

/// <summary>Filters that leave very little of very much, which every other chunk would outrank.</summary>
public sealed class SelectiveFilterTests : IAsyncDisposable
{
    const int Documents = 100;
    const int ChunksEach = 1_000;
    const int Rare = 5;
    const string Term = "treati";

    static readonly float[] Query = [1, 0, 0, 0];

    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_filter_that_leaves_5_of_100_000_chunks_returns_exactly_those_ranked()
    {
        await using var store = await SqliteIndexStore.OpenAsync(_folder.Path, TimeProvider.System, NullLogger<SqliteIndexStore>.Instance, Cancel);
        var collection = await store.EnsureCollectionAsync("speeches", new IndexRecipe("built-in", "fingerprint", 4, 160, 1, ChunkContext: true), Cancel);
        for (var i = 0; i < Documents; i++)
            await store.PutDocumentAsync(collection, Document(i), Cancel);

        foreach (var filter in (Filter[])
        [
            Filter.Compare(FilterType.Eq, "speaker", "annan"),
            Filter.All(Filter.Compare(FilterType.Prefix, "id", "speech"), Filter.Not(Filter.Compare(FilterType.Ne, "page", 7))),
        ])
            foreach (var query in (RetrievalQuery[])
            [
                new() { Vector = Query, Filter = filter, Depth = Rare },
                new() { Terms = [new WeightedTerm(Term, 1)], Filter = filter, Depth = Rare },
                new() { Vector = Query, Terms = [new WeightedTerm(Term, 1)], Filter = filter, Depth = Rare },
            ])
            {
                var retrieval = await store.RetrieveAsync(collection, query, Cancel);

                Assert.Equal(new SearchScope(Documents, Documents * ChunksEach), retrieval.Scope);
                Assert.Equal(new SearchTotal(Rare, Rare, TotalRelation.Exact), retrieval.Total);
                Assert.Equal(Rare, retrieval.Coverage.Documents);
                if (query.Vector is not null)
                    Assert.Equal([4, 3, 2, 1, 0], RareBy(retrieval, candidate => candidate.Cosine));
                if (query.Terms.Count > 0)
                    Assert.Equal([0, 1, 2, 3, 4], RareBy(retrieval, candidate => candidate.Bm25));
            }
    }

    static IEnumerable<int> RareBy(Retrieval retrieval, Func<Candidate, double> score)
    {
        Assert.All(retrieval.Candidates, candidate => Assert.Equal(PlaceOf(NumberOf(candidate.DocumentId)), candidate.Ordinal));
        return retrieval.Candidates.OrderByDescending(score).Select(candidate => NumberOf(candidate.DocumentId));
    }

    // The chunks of the first five documents that are asked for are the farther from the query the nearer the document's number is to 0,
    // and hold the term the less often the greater it is; all others are the query itself and hold the term most often.
    static IndexedDocument Document(int number)
    {
        var text = new string('x', ChunksEach);
        var chunks = Enumerable.Range(0, ChunksEach).Select(i => new Chunk(i, i, i + 1, [], 1)).ToArray();
        var vectors = Enumerable.Repeat<ReadOnlyMemory<float>>(Query, ChunksEach).ToArray();
        var terms = Enumerable.Repeat(Terms(held: 9), ChunksEach).ToArray();
        if (number < Rare)
        {
            var place = PlaceOf(number);
            chunks[place] = chunks[place] with { Speaker = new Speaker("Kofi Annan"), Page = 7 };
            vectors[place] = Turned(0.1f * (number + 1));
            terms[place] = Terms(held: Rare - number);
        }
        var id = $"speech {number}";
        return new IndexedDocument(new Document { Id = id, Title = id, Text = text }, new byte[32], chunks, vectors, terms, "x");
    }

    static IndexedTerms Terms(int held) =>
        new(string.Join(' ', Enumerable.Repeat(Term, held).Concat(Enumerable.Repeat("peac", 10 - held))), "", 10);

    static float[] Turned(float cosine) => [cosine, MathF.Sqrt(1 - cosine * cosine), 0, 0];

    static int PlaceOf(int number) => 199 * (number + 1);

    static int NumberOf(string id) => int.Parse(id.AsSpan("speech ".Length), System.Globalization.CultureInfo.InvariantCulture);
}
