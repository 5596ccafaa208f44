namespace SemanticSearch.Quoting;

/// <summary>
/// The passage of a source that has the words of a quotation with the fewest changes (Levenshtein distance in words, the passage's ends
/// free), looked for where short runs of words agree.
/// </summary>
/// <param name="SourceStart">The passage's first word.</param>
/// <param name="SourceEnd">The passage's word just past the last.</param>
/// <param name="Differences">The runs of words that differ, in order.</param>
sealed record WordAlignment(int SourceStart, int SourceEnd, IReadOnlyList<WordRun> Differences)
{
    const int BandWords = 24;
    const int MaximumBand = 256;

    /// <summary>The best passage from a word of the source on; the first of several; null if no run of words agrees.</summary>
    public static WordAlignment? Find(FoldedText quote, FoldedText source, int from)
    {
        WordAlignment? best = null;
        var fewest = int.MaxValue;
        foreach (var diagonal in SharedRuns.Diagonals(quote, source, from))
        {
            var band = new AlignmentBand(quote, source, from, diagonal, Math.Min(MaximumBand, BandWords + quote.WordCount / 4));
            if (band.Distance < fewest && band.Trace() is { } alignment)
                (best, fewest) = (alignment, band.Distance);
        }
        return best;
    }
}
