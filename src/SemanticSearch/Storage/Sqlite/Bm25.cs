namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// Scores chunks and their documents by BM25: Σ weight × idf × tf (k1 + 1) / (tf + k1 (1 - b + b length / mean length)) with
/// idf = ln(1 + (N - n + ½) / (n + ½)). Robertson and Zaragoza 2009, The Probabilistic Relevance Framework,
/// https://doi.org/10.1561/1500000019; the idf is Lucene's, which is never negative.
/// </summary>
static class Bm25
{
    const double K1 = 1.2;
    const double B = 0.75;

    /// <summary>Adds a term's share to the scores of the chunks and documents that have it.</summary>
    /// <param name="snapshot">Lengths.</param>
    /// <param name="postings">Where the term occurs.</param>
    /// <param name="weight">What it counts.</param>
    /// <param name="scores">What it is added to.</param>
    public static void Add(VectorSnapshot snapshot, Postings postings, double weight, LexicalScores scores)
    {
        if (postings.Positions.Length == 0)
            return;
        AddToChunks(snapshot, postings, weight, scores.Chunks.Rows);
        AddToDocuments(snapshot, postings, weight, scores.Documents.Rows);
    }

    /// <summary>What lengths add to a term's frequency, by position: k1 (1 - b + b length / mean length).</summary>
    public static float[] LengthNorms(VectorSnapshot snapshot)
    {
        var mean = Math.Max(1.0, (double)snapshot.Terms / Math.Max(1, snapshot.Chunks));
        return [.. snapshot.Blocks.SelectMany(block => block.Lengths).Select(length => (float)Norm(length / mean))];
    }

    static void AddToChunks(VectorSnapshot snapshot, Postings postings, double weight, Span<float> chunks)
    {
        var share = (float)(weight * Idf(snapshot.Chunks, postings.Positions.Length) * (K1 + 1));
        var (positions, frequencies, norms) = (postings.Positions, postings.Frequencies, snapshot.LengthNorms);
        for (var i = 0; i < positions.Length; i++)
            chunks[positions[i]] += share * frequencies[i] / (frequencies[i] + norms[positions[i]]);
    }

    static void AddToDocuments(VectorSnapshot snapshot, Postings postings, double weight, Span<float> documents)
    {
        var share = weight * Idf(snapshot.Blocks.Length, postings.Documents.Length);
        var mean = Math.Max(1.0, (double)snapshot.Terms / snapshot.Blocks.Length);
        foreach (var (document, frequency) in postings.Documents)
            documents[document] += (float)(share * Saturation(frequency, snapshot.Blocks[document].Terms / mean));
    }

    static double Idf(int all, int holders) => Math.Log(1 + (all - holders + 0.5) / (holders + 0.5));

    static double Saturation(int frequency, double length) => frequency * (K1 + 1) / (frequency + Norm(length));

    static double Norm(double length) => K1 * (1 - B + B * length);
}
