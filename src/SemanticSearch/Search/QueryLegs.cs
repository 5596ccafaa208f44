using SemanticSearch.Embedding;
using SemanticSearch.Search.Planning;
using SemanticSearch.Search.Ranking;
using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>Decides which legs a search has: those of its mode that its words and the model allow. Where the model of a hybrid search fails,
/// words alone answer, with a warning.</summary>
/// <param name="models">Where models are.</param>
/// <param name="warnings">Takes what the reader should know.</param>
sealed class QueryLegs(LoadedModels models, List<string> warnings)
{
    /// <summary>The legs of a request.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: there is nothing to search for;
    /// <see cref="ErrorKind.UnusableModel"/> or <see cref="ErrorKind.Conflict"/>: a dense search lacks its model.</exception>
    public async Task<Asked> OfAsync(
        IIndexStore store, Collection collection, SearchRequest request, QueryPlan plan, CancellationToken cancellationToken)
    {
        var similar = request.Similar is { } name ? await new SimilarTextFinder(store).FindAsync(collection, name, cancellationToken) : null;
        var isLexical = request.Mode != SearchMode.Dense && plan.Coverage.Count > 0;
        var (model, asked) = request.Mode == SearchMode.Lexical
            ? (null, null)
            : await ReadAsync(collection, request, plan.Words, isLexical, cancellationToken);
        if (asked is null && !isLexical && similar is null)
            throw new SemanticSearchException(ErrorKind.InvalidRequest, "'query' has no words to search for; ask a question in plain language");
        var vector = QueryVectors.Between(asked, similar?.Vector);
        return new Asked(vector, isLexical, model, similar?.DocumentId);
    }

    // The vector is null where the words say nothing to the model, and both are where the model fails.
    async Task<(SentenceModel? Model, ReadOnlyMemory<float>? Vector)> ReadAsync(
        Collection collection, SearchRequest request, string words, bool isLexical, CancellationToken cancellationToken)
    {
        try
        {
            var model = await models.GetAsync(collection.Recipe.Model, collection.Recipe.ModelFingerprint, cancellationToken);
            return (model, model.CountTokens(words) > 0 ? await QueryVectors.EmbedAsync(words, model, warnings, cancellationToken) : (ReadOnlyMemory<float>?)null);
        }
        catch (SemanticSearchException e) when (e.Kind is ErrorKind.UnusableModel or ErrorKind.Conflict && request.Mode == SearchMode.Hybrid && isLexical)
        {
            warnings.Add($"meaning could not be compared, so that passages were found by words alone: {e.Message}");
            return (null, null);
        }
    }

    /// <summary>What a search asks with.</summary>
    /// <param name="Vector">The vector of the dense leg; null for none.</param>
    /// <param name="IsLexical">Whether there is a lexical leg.</param>
    /// <param name="Model">The model; null where it was not asked.</param>
    /// <param name="Resembled">The document that is to be resembled, and left out; null for none.</param>
    internal sealed record Asked(ReadOnlyMemory<float>? Vector, bool IsLexical, SentenceModel? Model, string? Resembled)
    {
        /// <summary>Whether there is a dense leg.</summary>
        public bool IsDense => Vector is not null;

        /// <summary>The mode that the legs make.</summary>
        public SearchMode Mode => (IsDense, IsLexical) switch
        {
            (true, true) => SearchMode.Hybrid,
            (true, false) => SearchMode.Dense,
            _ => SearchMode.Lexical,
        };

        /// <summary>What the store is asked.</summary>
        public RetrievalQuery Query(QueryPlan plan, SearchRequest request, int depth, RelevanceScale? scale, RelevanceBand least) => new()
        {
            Vector = Vector,
            Terms = IsLexical ? plan.Terms : [],
            // The words tell how relevant a chunk is even where meaning alone ranks.
            Words = plan.Coverage,
            Required = plan.Required,
            Excluded = plan.Excluded,
            Filter = plan.Interpretation.Filter,
            Preferred = [.. plan.Preferences.Select(preference => preference.Filter)],
            ExcludedDocuments = Resembled is null ? [] : [Resembled],
            Floor = scale?.Floor(IsDense, plan.Coverage.Count > 0, least),
            Facets = request.Facets,
            Depth = depth,
        };
    }
}
