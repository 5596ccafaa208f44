namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// How often the words of a query occur, by which chunks are scored as the embedded store scores them: BM25 and the share of the query's words,
/// each weighed by its idf. Robertson and Zaragoza 2009, https://doi.org/10.1561/1500000019.
/// </summary>
sealed class WordStatistics
{
    // As in the embedded store: a query says fully what one word and a half say that a single chunk has.
    const double LeastWords = 1.5;
    const double Slack = 0.999;

    readonly RetrievalQuery _query;
    readonly double _meanTerms;
    readonly double _meanDocument;
    readonly int[] _terms;
    readonly int[][] _words;
    readonly double[] _termWeights;
    readonly double[] _wordWeights;
    readonly double _sum;

    WordStatistics(RetrievalQuery query, TermCounts counted, ChunkTotals totals, long[] terms, long[] words)
    {
        _query = query;
        (_meanTerms, _meanDocument) = (totals.MeanChunk, totals.MeanDocument);
        _termWeights = [.. query.Terms.Select((term, i) => term.Weight * Idf(totals.Chunks, terms[i]) * (TermVectors.K1 + 1))];
        _wordWeights = [.. words.Select(holders => Idf(Math.Max(1, totals.Chunks), holders))];
        _sum = _wordWeights.Sum();
        Whole = Math.Max(_sum, LeastWords * Idf(Math.Max(1, totals.Chunks), 1));
        var places = counted.Terms.Index().ToDictionary(term => term.Item, term => term.Index, StringComparer.Ordinal);
        _terms = [.. query.Terms.Select(term => places[term.Text])];
        _words = [.. query.Words.Select(word => word.Terms.Select(term => places[term]).ToArray())];
        Holders = [.. words.Select(holders => (int)holders)];
    }

    /// <summary>How many chunks have each of the query's words.</summary>
    public IReadOnlyList<int> Holders { get; }

    double Whole { get; }

    /// <summary>Counts the words of a query.</summary>
    public static async Task<WordStatistics> OfAsync(
        GenerationFacts facts, RetrievalQuery query, TermCounts counted, CancellationToken cancellationToken)
    {
        var totals = facts.TotalsAsync(cancellationToken);
        var terms = query.Terms.Select(term => facts.HoldersAsync([term.Text], cancellationToken)).ToList();
        var words = query.Words.Select(word => facts.HoldersAsync(word.Terms, cancellationToken)).ToList();
        return new WordStatistics(query, counted, await totals, await Task.WhenAll(terms), await Task.WhenAll(words));
    }

    /// <summary>BM25 of a chunk.</summary>
    /// <param name="counts">How often it has each term of <see cref="TermCounts.Terms"/>.</param>
    /// <param name="length">How many stems it has.</param>
    public double Bm25(ReadOnlySpan<int> counts, long length)
    {
        var (score, norm) = (0.0, TermVectors.Norm(length / _meanTerms));
        for (var i = 0; i < _terms.Length; i++)
            if (counts[_terms[i]] is > 0 and var frequency)
                score += _termWeights[i] * frequency / (frequency + norm);
        return score;
    }

    /// <summary>BM25 of a document, with the mean length that documents have by now.</summary>
    public double Bm25(DocumentScore score) => DocumentVectors.Bm25(score, _meanDocument);

    /// <summary>The share of the query's words that a chunk has, 0 to 1, and whether it has all of them.</summary>
    /// <param name="counts">How often it has each term of <see cref="TermCounts.Terms"/>.</param>
    /// <param name="preferred">The preferred filters that it fulfils, as bits.</param>
    public (double Share, bool HoldsAll) Coverage(ReadOnlySpan<int> counts, uint preferred)
    {
        var held = 0.0;
        for (var i = 0; i < _words.Length; i++)
            if ((_query.Words[i].Preferred & preferred) != 0 || HasOne(counts, _words[i]))
                held += _wordWeights[i];
        return _sum == 0 ? (0, false) : (Math.Min(1, held / Whole), held >= Slack * _sum);
    }

    static bool HasOne(ReadOnlySpan<int> counts, int[] terms)
    {
        foreach (var term in terms)
            if (counts[term] > 0)
                return true;
        return false;
    }

    static double Idf(long all, long holders) => Math.Log(1 + (all - holders + 0.5) / (holders + 0.5));
}
