using System.Buffers;
using System.Runtime.Intrinsics;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// A score for each row, in memory that is lent and goes back when disposed: made anew for every query, arrays of this size would have the
/// garbage collector look through everything every few queries. Of one query; threads may share it only for different rows.
/// </summary>
sealed class ScoreArray : IDisposable
{
    readonly int _length;
    float[]? _values;

    /// <summary>Scores of 0.</summary>
    /// <param name="length">How many rows there are.</param>
    public ScoreArray(int length)
    {
        _length = length;
        _values = ArrayPool<float>.Shared.Rent(Padded(length));
        _values.AsSpan(0, Padded(length)).Clear();
    }

    /// <summary>The scores.</summary>
    public Span<float> Rows => Memory.AsSpan(0, _length);

    /// <summary>The scores, followed by zeros up to the end of a word of a <see cref="RowSet"/>.</summary>
    public ReadOnlySpan<float> Words => Memory.AsSpan(0, Padded(_length));

    /// <summary>The score of a row.</summary>
    public ref float this[int row] => ref Memory[row];

    /// <summary>Which rows of a word have that score at least, as bits.</summary>
    public ulong AtLeast(int word, float least)
    {
        var scores = Words.Slice(word * RowSet.WordRows, RowSet.WordRows);
        var (bound, bits) = (Vector512.Create(least), 0ul);
        for (var at = 0; at < RowSet.WordRows; at += Vector512<float>.Count)
            bits |= Vector512.GreaterThanOrEqual(Vector512.Create(scores[at..]), bound).ExtractMostSignificantBits() << at;
        return bits;
    }

    /// <summary>The greatest score of a word's rows.</summary>
    /// <param name="word">The word.</param>
    /// <param name="rows">The rows that count, as bits; one at least.</param>
    public float Greatest(int word, ulong rows)
    {
        var scores = Words.Slice(word * RowSet.WordRows, RowSet.WordRows);
        var greatest = Vector512.Create(float.NegativeInfinity);
        for (var at = 0; at < RowSet.WordRows; at += Vector512<float>.Count)
        {
            var counts = Vector512.Equals(Vector512.Create((int)(rows >> at)) & Bits, Bits);
            greatest = Vector512.Max(greatest, Vector512.ConditionalSelect(counts.AsSingle(), Vector512.Create(scores[at..]), greatest));
        }
        var half = Vector256.Max(greatest.GetLower(), greatest.GetUpper());
        var quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        return Math.Max(Math.Max(quarter[0], quarter[1]), Math.Max(quarter[2], quarter[3]));
    }

    static Vector512<int> Bits => Vector512.Create(1, 1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 5, 1 << 6, 1 << 7, 1 << 8, 1 << 9, 1 << 10, 1 << 11, 1 << 12, 1 << 13, 1 << 14, 1 << 15);

    float[] Memory => _values ?? throw new ObjectDisposedException(nameof(ScoreArray));

    /// <summary>So many rows, and as many more as make whole words of a <see cref="RowSet"/>.</summary>
    public static int Padded(int length) => RowSet.WordsOf(length) * RowSet.WordRows;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _values, null) is { } values)
            ArrayPool<float>.Shared.Return(values);
    }
}
