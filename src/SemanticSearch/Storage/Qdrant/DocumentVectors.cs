using Qdrant.Client.Grpc;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// The words of a whole document, as its chunks have them, in sparse vectors of its first chunk. What is stored does not change when the mean
/// length of documents does: there are two vectors, against a small and a great mean, and from a document's scores by both follows its score by
/// the mean as it is. Formula: <see cref="TermVectors"/>.
/// </summary>
static class DocumentVectors
{
    const double SmallMean = 300;
    const double GreatMean = 3_000;

    /// <summary>The name of the vector against the small mean.</summary>
    public const string BySmallMean = "document_small_mean";

    /// <summary>The name of the vector against the great mean.</summary>
    public const string ByGreatMean = "document_great_mean";

    /// <summary>The vectors of a document, by name; none if it has no words.</summary>
    /// <param name="chunks">The terms of its chunks.</param>
    public static IEnumerable<(string Name, SparseVector Vector)> Of(IReadOnlyList<TermFrequencies> chunks)
    {
        var terms = TermFrequencies.Sum(chunks);
        return terms.Ids.Count == 0
            ? []
            : [(BySmallMean, TermVectors.Of(terms, SmallMean)), (ByGreatMean, TermVectors.Of(terms, GreatMean))];
    }

    /// <summary>The vector whose mean is nearer to the true one, by which documents are nearly in their true order.</summary>
    public static string Nearest(double mean) => mean * mean < SmallMean * GreatMean ? BySmallMean : ByGreatMean;

    /// <summary>BM25 by the true mean length. Of a document whose terms occur all as often, both scores tell how often that is, and the result is
    /// exact; of another it is that of a document whose terms occur as often as they do on average.</summary>
    /// <param name="score">BM25 by either vector.</param>
    /// <param name="mean">How many terms documents have on average, above 0.</param>
    public static double Bm25(DocumentScore score, double mean)
    {
        var small = TermVectors.Norm(score.Terms / SmallMean);
        var great = TermVectors.Norm(score.Terms / GreatMean);
        var gain = score.ByGreatMean - score.BySmallMean;
        // Of a sum of w / (tf + norm) with the same tf for all; rounding may leave no gain at all, in very short documents.
        var frequency = gain <= 0 ? 1 : Math.Max(0, ((score.BySmallMean * small) - (score.ByGreatMean * great)) / gain);
        return score.BySmallMean * (frequency + small) / (frequency + TermVectors.Norm(score.Terms / mean));
    }
}
