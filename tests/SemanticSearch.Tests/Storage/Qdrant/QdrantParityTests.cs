using SemanticSearch.Evaluation;
using SemanticSearch.QdrantStub;
using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;
using Library = SemanticSearch.Tests.Support.Library;

namespace SemanticSearch.Tests.Storage.Qdrant;

/// <summary>Both stores rank alike: the figures of judged sets are equal, and so are nearly all results.</summary>
public sealed class QdrantParityTests : IAsyncLifetime
{
    const int Depth = 10;
    const double MostDifference = 0.01;
    const double LeastOverlap = 0.95;

    readonly TemporaryFolder _folder = new();
    StubQdrant _stub = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stub = await StubQdrant.StartAsync(checks: false);

    public async ValueTask DisposeAsync()
    {
        await _stub.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("time", 1)]
    [InlineData("xquad", 5)]
    public async Task Judged_sets_have_the_same_figures_on_both_stores(string name, int every)
    {
        var set = await BeirDataset.LoadAsync(Shared.Path("eval", name), Cancel);
        await using var sqlite = new Library(_folder.At("sqlite"), TimeProvider.System, ("Storage", "Sqlite"));
        var documents = await set.ReadDocumentsAsync(Cancel).Select(one => DocumentSource.FromText(one.Id, one.Text, title: one.Title)).ToListAsync(Cancel);
        await foreach (var result in sqlite.Indexer.IndexAsync("default", documents, Cancel))
            Assert.Null(result.Error);
        await using var qdrant = new Library(
            _folder.At("qdrant"),
            TimeProvider.System,
            ("Storage", "Qdrant"),
            ("Qdrant:Address", _stub.Grpc.ToString()),
            ("Qdrant:Prefix", name));
        Assert.Equal(documents.Count, (await sqlite.Copy.CopyAsync(qdrant.Copy, null, null, Cancel).SingleAsync(Cancel)).Copied);

        var (here, there, shared, asked) = (0.0, 0.0, 0.0, 0);
        foreach (var query in set.Queries.Where((_, i) => i % every == 0))
        {
            var (first, second) = (await AskAsync(sqlite, query), await AskAsync(qdrant, query));
            here += RankingMetrics.NdcgAt(first, query.Grades, Depth);
            there += RankingMetrics.NdcgAt(second, query.Grades, Depth);
            shared += first.Count == 0 ? 1 : (double)first.Intersect(second).Count() / first.Count;
            asked++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: nDCG@10 {here / asked:0.0000} and {there / asked:0.0000}, overlap at 10 {shared / asked:0.0000}, {asked} queries");
        Assert.InRange(there / asked, (here / asked) - MostDifference, (here / asked) + MostDifference);
        Assert.InRange(shared / asked, LeastOverlap, 1);
    }

    static async Task<IReadOnlyList<string>> AskAsync(Library library, JudgedQuery query)
    {
        var answer = await library.Searcher.SearchAsync(
            new SearchRequest { Query = query.Text, Limit = Depth, PassagesPerDocument = 1, Highlight = false }, Cancel);
        return [.. answer.Passages.Select(passage => passage.DocumentId).Distinct()];
    }
}
