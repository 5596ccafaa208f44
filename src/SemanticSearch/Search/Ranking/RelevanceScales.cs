using SemanticSearch.Embedding;
using SemanticSearch.Lexicon;
using SemanticSearch.Search.Suggesting;
using SemanticSearch.Storage;

namespace SemanticSearch.Search.Ranking;

/// <summary>The relevance scales of collections, each made by asking it the background queries, and again when it has grown or shrunk by more
/// than a tenth. Safe from any thread.</summary>
sealed class RelevanceScales
{
    const double Drift = 0.1;

    readonly LoadedModels _models;
    readonly CollectionReading<Measured> _scales;

    /// <summary>Measures collections of an index.</summary>
    public RelevanceScales(AsyncLazy<IIndexStore> store, LoadedModels models, TimeProvider time)
    {
        _models = models;
        _scales = new CollectionReading<Measured>(store, MeasureAsync, time);
    }

    /// <summary>The scale of a collection; null while it is empty.</summary>
    public async ValueTask<RelevanceScale?> GetAsync(Collection collection, CancellationToken cancellationToken) =>
        (await _scales.GetAsync(collection, cancellationToken)).Scale;

    async Task<Measured> MeasureAsync(IIndexStore store, Collection collection, Measured? before, CancellationToken cancellationToken)
    {
        var chunks = (await store.GetStatusAsync(collection, cancellationToken)).Chunks;
        if (chunks == 0)
            return new Measured(null, 0);
        if (before is { Scale: not null } && Math.Abs(chunks - before.Chunks) <= Drift * before.Chunks)
            return before;
        using var activity = Telemetry.Activities.StartActivity("calibrate relevance");
        var vectors = await EmbedAsync(collection, cancellationToken);
        var scores = new List<BackgroundScore>();
        for (var i = 0; i < BackgroundQueries.All.Count; i++)
        {
            var text = BackgroundQueries.All[i];
            var found = await store.RetrieveAsync(
                collection,
                new RetrievalQuery
                {
                    Vector = vectors?[i],
                    Words = [.. ChunkTerms.OfPhrase(text).Distinct(StringComparer.Ordinal).Select(stem => new SearchWord([stem]))],
                    Depth = 1,
                    IsMeasured = true,
                },
                cancellationToken);
            scores.Add(new BackgroundScore(vectors is null ? null : found.Best!.Value.Cosine, found.Best!.Value.Coverage));
        }
        return new Measured(RelevanceScale.Calibrate(scores), chunks);
    }

    // Without the model there is no dense leg either.
    async Task<IReadOnlyList<ReadOnlyMemory<float>>?> EmbedAsync(Collection collection, CancellationToken cancellationToken)
    {
        try
        {
            var model = await _models.GetAsync(collection.Recipe.Model, collection.Recipe.ModelFingerprint, cancellationToken);
            var embeddings = await model.Queries.GenerateAsync(BackgroundQueries.All, null, cancellationToken);
            return [.. embeddings.Select(embedding => embedding.Vector)];
        }
        catch (SemanticSearchException e) when (e.Kind is ErrorKind.UnusableModel or ErrorKind.Conflict)
        {
            return null;
        }
    }

    sealed record Measured(RelevanceScale? Scale, long Chunks);
}
