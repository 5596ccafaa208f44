using SemanticSearch.Embedding;
using SemanticSearch.Lexicon;
using SemanticSearch.Storage;

namespace SemanticSearch.Search.Ranking;

/// <summary>Asks collections the background queries.</summary>
/// <param name="models">Where models are.</param>
sealed class BackgroundMeter(LoadedModels models)
{
    // To be raised whenever cosine or coverage come out otherwise for the same documents, so that what is stored is measured again.
    const int Method = 1;

    /// <summary>All that a measurement depends on besides the documents.</summary>
    public static string BasisOf(Collection collection) =>
        $"{Method} {collection.Recipe.ModelFingerprint} {BackgroundQueries.Fingerprint}";

    /// <summary>Measures a collection that is not empty. Without its model there are no cosines.</summary>
    /// <param name="store">The index.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="chunks">How many chunks it has.</param>
    /// <param name="cancellationToken">Ends the measuring.</param>
    public async Task<BackgroundMeasurement> MeasureAsync(
        IIndexStore store, Collection collection, long chunks, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Activities.StartActivity("calibrate relevance");
        var vectors = await EmbedAsync(collection, cancellationToken);
        var scores = new List<BackgroundScore>();
        var hasWords = true;
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
            hasWords &= found.LexicalFailure is null;
            scores.Add(new BackgroundScore(vectors is null ? null : found.Best!.Value.Cosine, found.Best!.Value.Coverage));
        }
        return new BackgroundMeasurement(BasisOf(collection), chunks, scores) { HasWords = hasWords };
    }

    // Without the model there is no dense leg either.
    async Task<IReadOnlyList<ReadOnlyMemory<float>>?> EmbedAsync(Collection collection, CancellationToken cancellationToken)
    {
        try
        {
            var model = await models.GetAsync(collection.Recipe.Model, collection.Recipe.ModelFingerprint, cancellationToken);
            var embeddings = await model.Queries.GenerateAsync(BackgroundQueries.All, null, cancellationToken);
            return [.. embeddings.Select(embedding => embedding.Vector)];
        }
        catch (SemanticSearchException e) when (e.Kind is ErrorKind.UnusableModel or ErrorKind.Conflict)
        {
            return null;
        }
    }
}
