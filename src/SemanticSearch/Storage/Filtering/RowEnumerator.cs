using System.Numerics;

namespace SemanticSearch.Storage.Filtering;

/// <summary>Goes through the rows of a <see cref="RowSet"/>, a word at a time.</summary>
ref struct RowEnumerator
{
    readonly ReadOnlySpan<ulong> _words;
    readonly int _end;
    ulong _left;
    int _word;

    /// <summary>Begins before the first of the rows <c>[from, to)</c>.</summary>
    public RowEnumerator(ReadOnlySpan<ulong> words, int from, int to)
    {
        _words = words;
        _end = to;
        _word = from / RowSet.WordRows;
        _left = from < to ? words[_word] & ulong.MaxValue << (from % RowSet.WordRows) : 0;
    }

    /// <summary>The row.</summary>
    public int Current { get; private set; }

    /// <summary>Goes to the next one; false if there is none.</summary>
    public bool MoveNext()
    {
        while (_left == 0)
        {
            if ((++_word * RowSet.WordRows) >= _end)
                return false;
            _left = _words[_word];
        }
        Current = (_word * RowSet.WordRows) + BitOperations.TrailingZeroCount(_left);
        _left &= _left - 1;
        return Current < _end;
    }

    /// <summary>Itself, for <c>foreach</c>.</summary>
    public readonly RowEnumerator GetEnumerator() => this;
}
