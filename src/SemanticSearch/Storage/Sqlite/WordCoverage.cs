using System.Collections;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// How much of what a query's words say each chunk has: the share of their idf that falls to those that it has. Words that hardly any chunk
/// has count most, and so do those that none has. A query of common words says little, so that its share is of more than it says.
/// </summary>
/// <param name="chunks">How many chunks there are.</param>
sealed class WordCoverage(int chunks)
{
    // A query says fully what one word and a half say that a single chunk has.
    const double LeastWords = 1.5;

    // Sums of single precision differ in their last places by the order of adding.
    const float Slack = 0.999f;

    readonly float[] _held = new float[chunks];
    readonly List<int> _holders = [];
    float _sum;

    /// <summary>How many chunks say each of the words, in the order that they were counted in.</summary>
    public IReadOnlyList<int> Holders => _holders;

    /// <summary>Counts a word.</summary>
    /// <param name="forms">Where its terms occur.</param>
    /// <param name="fulfilled">Chunks that have it though they do not say it.</param>
    public void Add(IReadOnlyList<Postings> forms, IEnumerable<BitArray> fulfilled)
    {
        var holders = new BitArray(chunks);
        var count = 0;
        foreach (var position in forms.SelectMany(postings => postings.Positions))
        {
            if (holders[position])
                continue;
            holders[position] = true;
            count++;
        }
        _holders.Add(count);
        foreach (var others in fulfilled)
            holders.Or(others);
        var idf = (float)Idf(count);
        _sum += idf;
        for (var position = 0; position < chunks; position++)
            if (holders[position])
                _held[position] += idf;
    }

    /// <summary>The share that a chunk has, 0 to 1.</summary>
    public double Of(int position) => _sum == 0 ? 0 : Math.Min(1, _held[position] / Whole);

    /// <summary>Whether a chunk has all of the words, of which there is one at least.</summary>
    public bool HoldsAll(int position) => _sum > 0 && _held[position] >= Slack * _sum;

    double Whole => Math.Max(_sum, LeastWords * Idf(1));

    // As BM25 weighs words.
    double Idf(int holders) => Math.Log(1 + (Math.Max(1, chunks) - holders + 0.5) / (holders + 0.5));
}
