using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Search;

/// <summary>Searches with models that load, and fail while they run.</summary>
public sealed class ModelFailureTests : IDisposable
{
    static readonly DocumentSource[] Sources =
    [
        DocumentSource.FromText("islands.txt", "The rising sea drowns our islands, and climate change drives out our fishermen."),
        DocumentSource.FromText("border.txt", "The ambassador complained of the closing of the border to grain."),
    ];

    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_words_answer_a_hybrid_search_whose_model_fails()
    {
        await using var library = await OpenAsync(("Model", SentenceModel()));

        var found = await library.Searcher.SearchAsync(new() { Query = NearSightedModel.LongQuestion, MinimumRelevance = RelevanceBand.None }, Cancel);

        Assert.Equal(SearchMode.Lexical, found.Mode);
        Assert.Equal("islands.txt", Assert.Single(found.Passages).DocumentId);
        Assert.Contains(found.Warnings, warning => warning.Contains("by words alone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_by_meaning_alone_says_that_the_model_fails()
    {
        await using var library = await OpenAsync(("Model", SentenceModel()));

        var error = await Assert.ThrowsAsync<SemanticSearchException>(
            () => library.Searcher.SearchAsync(new() { Query = NearSightedModel.LongQuestion, Mode = SearchMode.Dense }, Cancel));

        Assert.Equal(ErrorKind.UnusableModel, error.Kind);
        Assert.Contains("model.onnx", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_ranking_stands_where_the_reranker_fails()
    {
        var reranker = NearSightedModel.Make(TinyCrossEncoder.Write(_folder.At("reranker"), 1, 256, "climate", "change", "sea"));
        await using var library = await OpenAsync(("Ranking:Reranker", reranker), ("Ranking:RerankBudgetMilliseconds", "60000"));

        var found = await library.Searcher.SearchAsync(new() { Query = NearSightedModel.LongQuestion, MinimumRelevance = RelevanceBand.None }, Cancel);

        Assert.Equal("islands.txt", found.Passages[0].DocumentId);
        Assert.Contains(found.Warnings, warning => warning.Contains("not reranked", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    string SentenceModel() => NearSightedModel.Make(TinyModel.Write(_folder.At("tiny"), "climate", "change", "sea", "border", "grain"));

    static async Task<Library> OpenAsync(params (string Key, string Value)[] settings)
    {
        var library = new Library(settings);
        await library.Indexer.IndexAsync("default", Sources, Cancel).ToListAsync(Cancel);
        return library;
    }
}
