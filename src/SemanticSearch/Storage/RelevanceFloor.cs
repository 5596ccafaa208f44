namespace SemanticSearch.Storage;

/// <summary>
/// What a chunk must reach to count as relevant: cosine and coverage are taken in standard deviations above the mean of what queries about
/// something else reach, and the chunk's evidence is their length as a vector, so that each alone can be enough, and both together are more.
/// </summary>
/// <param name="Cosine">What those queries reach by meaning; null leaves it out.</param>
/// <param name="Coverage">What they reach by words; null leaves them out.</param>
/// <param name="Reach">The evidence that must be exceeded.</param>
/// <param name="PassesWhole">Whether a chunk that has all of the query's words is relevant in any case.</param>
sealed record RelevanceFloor(BackgroundSpread? Cosine, BackgroundSpread? Coverage, double Reach, bool PassesWhole)
{
    /// <summary>The evidence of a chunk, at least 0.</summary>
    /// <param name="cosine">Its cosine similarity, -1 to 1.</param>
    /// <param name="coverage">Its share of the query's words, 0 to 1.</param>
    public double Evidence(double cosine, double coverage) => Math.Sqrt(Square(cosine, coverage));

    /// <summary>Whether a chunk reaches it.</summary>
    /// <param name="cosine">Its cosine similarity, -1 to 1.</param>
    /// <param name="coverage">Its share of the query's words, 0 to 1.</param>
    /// <param name="holdsAll">Whether it has all of them.</param>
    public bool IsReached(double cosine, double coverage, bool holdsAll) =>
        (PassesWhole && holdsAll) || Square(cosine, coverage) > Reach * Reach;

    double Square(double cosine, double coverage)
    {
        var (x, y) = (Cosine?.Above(cosine) ?? 0, Coverage?.Above(coverage) ?? 0);
        return x * x + y * y;
    }
}
