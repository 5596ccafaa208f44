namespace SemanticSearch.Search.Ranking;

/// <summary>What each leg counts where the request does not say; measured on the development sets, see docs/evaluation.md.</summary>
static class LegWeights
{
    const double OfContextualModel = 0.55;
    const double OfStaticModel = 0.35;

    /// <summary>The weights of a search; those of legs that its mode leaves out are 0.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">The settings.</param>
    /// <param name="readsOrder">Whether the model reads the order of words.</param>
    public static FusionWeights Of(SearchRequest request, RankingOptions options, bool readsOrder)
    {
        var weights = request.Weights ?? Default(options, readsOrder);
        return request.Mode switch
        {
            SearchMode.Dense => new FusionWeights(1, 0, 0),
            // Where a hybrid search was told to leave words out, a lexical one still goes by words.
            SearchMode.Lexical when weights.Lexical + weights.Document == 0 => new FusionWeights(0, 1, 1),
            SearchMode.Lexical => weights with { Dense = 0 },
            _ => weights,
        };
    }

    static FusionWeights Default(RankingOptions options, bool readsOrder)
    {
        var dense = options.DenseWeight ?? (readsOrder ? OfContextualModel : OfStaticModel);
        var rest = Math.Max(0, 1 - (readsOrder ? OfContextualModel : OfStaticModel)) / 2;
        return new FusionWeights(dense, options.LexicalWeight ?? rest, options.DocumentWeight ?? rest);
    }
}
