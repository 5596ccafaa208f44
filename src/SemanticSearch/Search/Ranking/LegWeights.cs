namespace SemanticSearch.Search.Ranking;

/// <summary>What each signal of a search counts; only their proportion matters.</summary>
/// <param name="Dense">The similarity of meaning.</param>
/// <param name="Lexical">BM25 of the chunk.</param>
/// <param name="Document">BM25 of the chunk's whole document.</param>
/// <param name="Alignment">How near the chunk's words come to each of the query's.</param>
/// <param name="Sentence">The similarity of the chunk's nearest sentence.</param>
sealed record LegWeights(double Dense, double Lexical, double Document, double Alignment = 0, double Sentence = 0)
{
    // Measured on the development sets, see docs/evaluation.md. A model that reads the order of words tells more of a text as a whole than a
    // static one, whose sentences say more than their mean.
    static readonly LegWeights OfContextualModel = new(0.5, 0.1, 0.2, 0.1, 0);
    static readonly LegWeights OfStaticModel = new(0.2, 0.1, 0.2, 0.3, 0.2);

    /// <summary>The weights of a search: the request's, else the settings', else those that its model earns. Those of signals that its mode
    /// leaves out are 0.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">The settings.</param>
    /// <param name="readsOrder">Whether the model reads the order of words.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: with those of the settings no leg counts.</exception>
    public static LegWeights Of(SearchRequest request, RankingOptions options, bool readsOrder)
    {
        var own = readsOrder ? OfContextualModel : OfStaticModel;
        var aligned = request.Weights?.Alignment ?? options.AlignmentWeight ?? own.Alignment + own.Sentence;
        var words = own.Alignment / (own.Alignment + own.Sentence);
        var weights = new LegWeights(
            request.Weights?.Dense ?? options.DenseWeight ?? own.Dense,
            request.Weights?.Lexical ?? options.LexicalWeight ?? own.Lexical,
            request.Weights?.Document ?? options.DocumentWeight ?? own.Document,
            aligned * words,
            aligned * (1 - words));
        return request.Mode switch
        {
            SearchMode.Dense => new LegWeights(1, 0, 0),
            // Where hybrid searches were told to leave words out, a lexical one still goes by words.
            SearchMode.Lexical when weights.Lexical + weights.Document == 0 => new LegWeights(0, 1, 1),
            SearchMode.Lexical => new LegWeights(0, weights.Lexical, weights.Document),
            _ when weights.Dense + weights.Lexical + weights.Document == 0 => throw new SemanticSearchException(
                ErrorKind.InvalidRequest, "'weights' are all 0, with those of the settings (SemanticSearch:Ranking); let one leg count"),
            _ => weights,
        };
    }
}
