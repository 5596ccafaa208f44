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
