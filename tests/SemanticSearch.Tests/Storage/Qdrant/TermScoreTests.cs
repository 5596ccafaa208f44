using Microsoft.Extensions.Logging.Abstractions;
using Qdrant.Client.Grpc;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Qdrant;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Qdrant;

/// <summary>Words score in Qdrant as they do in the embedded store.</summary>
public sealed class TermScoreTests
{
    const int Dimensions = 2;

    static readonly IndexedTerms[] Terms =
    [
        new("treati arm treati", "=treaties", 3), new("arm control", "^treati", 2), new("sea law sea sea", "", 4), new("treati", "=treaty", 1),
    ];

    static readonly WeightedTerm[] Words = [new("treati", 1), new("=treaties", 0.5), new("sea", 1.5)];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_gives_every_chunk_the_BM25_of_the_embedded_store()
    {
        var embedded = await ScoreEmbeddedAsync();
        var qdrant = await ScoreInQdrantAsync(meanLength: Terms.Average(terms => terms.Count));

        Assert.Equal([0, 2, 3], embedded.Keys);
        Assert.Equal(embedded.Keys, qdrant.Keys);
        Assert.All(embedded, score => Assert.Equal(score.Value, qdrant[score.Key], 1e-5));
    }

    static async Task<SortedDictionary<int, double>> ScoreEmbeddedAsync()
    {
        using var folder = new TemporaryFolder();
        await using var store = await SqliteIndexStore.OpenAsync(
            folder.Path, TimeProvider.System, NullLogger<SqliteIndexStore>.Instance, Cancel);
        var collection = await store.EnsureCollectionAsync(
            "treaties", new IndexRecipe("built-in", "fingerprint", Dimensions, 160, 1, ChunkContext: true), Cancel);
        var document = IndexedDocuments.Exact("a.md", Terms.Length, Dimensions, new Random(1)) with { Terms = Terms };
        await store.PutDocumentAsync(collection, document, Cancel);
        var found = await store.RetrieveAsync(collection, new RetrievalQuery { Terms = Words, Depth = 10 }, Cancel);
        return new SortedDictionary<int, double>(
            found.Candidates.Where(hit => hit.Bm25 > 0).ToDictionary(hit => hit.Ordinal, hit => hit.Bm25));
    }

    static async Task<SortedDictionary<int, double>> ScoreInQdrantAsync(double meanLength)
    {
        await using var scene = await QdrantScene.StartAsync();
        await ChunkCollection.EnsureAsync(scene.Connection, "chunks", Dimensions, Cancel);
        var points = Terms.Select((terms, ordinal) => new PointStruct
        {
            Id = (ulong)ordinal,
            Vectors = new Vectors
            {
                Vectors_ = new NamedVectors { Vectors = { ["bm25"] = new Vector { Sparse = TermVectors.Of(TermFrequencies.Of(terms), meanLength) } } },
            },
        }).ToList();
        await scene.Connection.CallAsync(
            CallKind.Write, "writing", (client, token) => client.UpsertAsync("chunks", points, cancellationToken: token), Cancel);
        var hits = await scene.Connection.CallAsync(
            CallKind.Read,
            "searching",
            (client, token) => client.QueryAsync(
                "chunks",
                new Query { Nearest = new VectorInput { Sparse = TermVectors.OfQuery(Words) } },
                usingVector: "bm25",
                cancellationToken: token),
            Cancel);
        return new SortedDictionary<int, double>(hits.ToDictionary(hit => (int)hit.Id.Num, hit => (double)hit.Score));
    }
}
