namespace SemanticSearch.Search.Ranking;

/// <summary>What each leg of a search counts; only their proportion matters.</summary>
/// <param name="Dense">The similarity of meaning.</param>
/// <param name="Lexical">BM25 of the chunk.</param>
/// <param name="Document">BM25 of the chunk's whole document.</param>
sealed record LegWeights(double Dense, double Lexical, double Document)
{
    // Measured on the development sets, see docs/evaluation.md.
    const double OfContextualModel = 0.55;
    const double OfStaticModel = 0.35;

    /// <summary>The weights of a search: the request's, else the settings', else those that its model earns. Those of legs that its mode
    /// leaves out are 0.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">The settings.</param>
    /// <param name="readsOrder">Whether the model reads the order of words.</param>
    public static LegWeights Of(SearchRequest request, RankingOptions options, bool readsOrder)
    {
        var dense = readsOrder ? OfContextualModel : OfStaticModel;
        var weights = new LegWeights(
            request.Weights?.Dense ?? options.DenseWeight ?? dense,
            request.Weights?.Lexical ?? options.LexicalWeight ?? (1 - dense) / 2,
            request.Weights?.Document ?? options.DocumentWeight ?? (1 - dense) / 2);
        return request.Mode switch
        {
            SearchMode.Dense => new LegWeights(1, 0, 0),
            // Where hybrid searches were told to leave words out, a lexical one still goes by words.
            SearchMode.Lexical when weights.Lexical + weights.Document == 0 => new LegWeights(0, 1, 1),
            SearchMode.Lexical => weights with { Dense = 0 },
            _ => weights,
        };
    }
}
