using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.Embedding;
using SemanticSearch.Lexicon;
using SemanticSearch.Reading;
using SemanticSearch.Search.Ranking;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Search.Ranking;

/// <summary>A collection whose every chunk is compared with a query, to see how relevance bands come out.</summary>
sealed class RelevanceScene : IAsyncDisposable
{
    const string Name = "default";
    const int Everything = 1_000_000;

    readonly Library _library;
    readonly SqliteIndexStore _store;
    readonly SentenceModel _model;
    readonly Collection _collection;
    readonly Fusion _fusion;
    RelevanceScene(Library library, SqliteIndexStore store, SentenceModel model, Collection collection)
    {
        (_library, _store, _model, _collection) = (library, store, model, collection);
        _fusion = new Fusion(FusionMethod.Normalized, LegWeights.Of(new SearchRequest(), new RankingOptions(), model.ReadsOrder), 60);
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<RelevanceScene> OfAsync(string modelFolder, IEnumerable<DocumentSource> sources)
    {
        var library = new Library(("Model", modelFolder));
        await library.Indexer.IndexAsync(Name, sources, Cancel).ToListAsync(Cancel);
        var store = await SqliteIndexStore.OpenAsync(
            library.DataFolder, TimeProvider.System, NullLogger<SqliteIndexStore>.Instance, Cancel);
        var collection = (await store.FindCollectionAsync(Name, Cancel))!;
        return new RelevanceScene(library, store, await SentenceModel.LoadAsync(modelFolder, 1, Cancel), collection);
    }

    /// <summary>The scale that the background queries give.</summary>
    public async Task<RelevanceScale> CalibrateAsync()
    {
        var scores = new List<BackgroundScore>();
        foreach (var query in BackgroundQueries.All)
        {
            var found = await RankAsync(query);
            scores.Add(new BackgroundScore(found.Max(chunk => chunk.Cosine), found.Max(chunk => chunk.Coverage)));
        }
        return RelevanceScale.Calibrate(scores);
    }

    /// <summary>All chunks, best first.</summary>
    public async Task<List<(string Document, double Cosine, double Coverage)>> RankAsync(string query)
    {
        var retrieval = await _store.RetrieveAsync(
            _collection,
            new RetrievalQuery
            {
                Vector = (await _model.Queries.GenerateAsync([query], null, Cancel))[0].Vector,
                Terms = [.. ChunkTerms.OfQuery(query, new FieldBoosts(0, 0))],
                Words = [.. ChunkTerms.OfPhrase(query).Distinct(StringComparer.Ordinal).Select(stem => new SearchWord([stem]))],
                Depth = Everything,
            },
            Cancel);
        return [.. _fusion.Rank(retrieval.Candidates).Select(ranked =>
            (ranked.Candidate.DocumentId, ranked.Candidate.Cosine, ranked.Candidate.Coverage))];
    }

    public async ValueTask DisposeAsync()
    {
        _model.Dispose();
        await _store.DisposeAsync();
        await _library.DisposeAsync();
    }
}
