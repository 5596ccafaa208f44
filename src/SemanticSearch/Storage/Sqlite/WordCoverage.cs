using System.Collections;
using System.Numerics;

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
    public void Add(IReadOnlyList<Postings> forms, IReadOnlyList<BitArray> fulfilled)
    {
        if (forms.Count == 1 && fulfilled.Count == 0)
        {
            var positions = forms[0].Positions;
            var idf = Count(positions.Length);
            foreach (var position in positions)
                _held[position] += idf;
            return;
        }
        var holders = new BitArray(chunks);
        foreach (var postings in forms)
            foreach (var position in postings.Positions)
                holders[position] = true;
        var share = Count(SetBits(holders).Sum(bits => BitOperations.PopCount((uint)bits)));
        foreach (var others in fulfilled)
            holders.Or(others);
        AddTo(SetBits(holders), share);
    }

    /// <summary>The share that a chunk has, 0 to 1.</summary>
    public double Of(int position) => _sum == 0 ? 0 : Math.Min(1, _held[position] / Whole);

    /// <summary>Whether a chunk has any of the words.</summary>
    public bool Has(int position) => _held[position] > 0;

    /// <summary>Whether a chunk has all of the words, of which there is one at least.</summary>
    public bool HoldsAll(int position) => _sum > 0 && _held[position] >= Slack * _sum;

    double Whole => Math.Max(_sum, LeastWords * Idf(1));

    float Count(int holders)
    {
        _holders.Add(holders);
        var idf = (float)Idf(holders);
        _sum += idf;
        return idf;
    }

    void AddTo(int[] bits, float share)
    {
        for (var i = 0; i < bits.Length; i++)
            for (var left = (uint)bits[i]; left != 0; left &= left - 1)
                _held[32 * i + BitOperations.TrailingZeroCount(left)] += share;
    }

    static int[] SetBits(BitArray chunks)
    {
        var bits = new int[(chunks.Length + 31) / 32];
        chunks.CopyTo(bits, 0);
        return bits;
    }

    // As BM25 weighs words.
    double Idf(int holders) => Math.Log(1 + (Math.Max(1, chunks) - holders + 0.5) / (holders + 0.5));
}
