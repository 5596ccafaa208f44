using System.Runtime.Intrinsics;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// How much of what a query's words say each chunk has: the share of their idf that falls to those that it has. Words that hardly any chunk
/// has count most, and so do those that none has. A query of common words says little, so that its share is of more than it says.
/// </summary>
/// <param name="chunks">How many chunks there are.</param>
sealed class WordCoverage(int chunks) : IDisposable
{
    // A query says fully what one word and a half say that a single chunk has.
    const double LeastWords = 1.5;

    // Sums of single precision differ in their last places by the order of adding.
    const float Slack = 0.999f;

    readonly ScoreArray _held = new(chunks);
    readonly List<int> _holders = [];
    readonly double _least = LeastWords * Idf(1, chunks);
    float _sum;

    /// <summary>How many chunks say each of the words, in the order that they were counted in.</summary>
    public IReadOnlyList<int> Holders => _holders;

    /// <summary>What a chunk that says fully what the query says has.</summary>
    public double Whole => Math.Max(_sum, _least);

    /// <summary>What a chunk with all of the words has at least; infinite without a word.</summary>
    public float OfAll => _sum > 0 ? Slack * _sum : float.PositiveInfinity;

    /// <summary>Counts a word.</summary>
    /// <param name="forms">Where its terms occur.</param>
    /// <param name="fulfilled">Chunks that have it though they do not say it.</param>
    public void Add(IReadOnlyList<Postings> forms, IReadOnlyList<RowSet> fulfilled)
    {
        var held = _held.Rows;
        if (forms.Count == 1 && fulfilled.Count == 0)
        {
            var positions = forms[0].Positions;
            var idf = Count(positions.Length);
            foreach (var position in positions)
                held[position] += idf;
            return;
        }
        var holders = new RowSet(chunks);
        foreach (var postings in forms)
            foreach (var position in postings.Positions)
                holders.Add(position);
        var share = Count(holders.Count);
        foreach (var others in fulfilled)
            holders.AddAll(others);
        foreach (var position in holders)
            held[position] += share;
    }

    /// <summary>The share that a chunk has, 0 to 1.</summary>
    public double Of(int position) => OfHeld(_held[position]);

    /// <summary>Whether a chunk has all of the words, of which there is one at least.</summary>
    public bool HoldsAll(int position) => _held[position] >= OfAll;

    /// <summary>The greatest share of a chunk.</summary>
    /// <param name="scope">The chunks that count; null for all.</param>
    public double Greatest(RowSet? scope)
    {
        var greatest = 0f;
        if (scope is null)
            foreach (var held in _held.Rows)
                greatest = Math.Max(greatest, held);
        else
            foreach (var position in scope)
                greatest = Math.Max(greatest, _held[position]);
        return OfHeld(greatest);
    }

    /// <summary>What 16 chunks have, in the same measure as <see cref="Whole"/>.</summary>
    /// <param name="position">The first one, a multiple of 16.</param>
    public Vector512<float> Held(int position) => Vector512.Create(_held.Words.Slice(position, Vector512<float>.Count));

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();

    double OfHeld(float held) => _sum == 0 ? 0 : Math.Min(1, held / Whole);

    float Count(int holders)
    {
        _holders.Add(holders);
        var idf = (float)Idf(holders, chunks);
        _sum += idf;
        return idf;
    }

    // As BM25 weighs words.
    static double Idf(int holders, int chunks) => Math.Log(1 + (Math.Max(1, chunks) - holders + 0.5) / (holders + 0.5));
}
