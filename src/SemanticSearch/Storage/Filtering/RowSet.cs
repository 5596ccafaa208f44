using System.Numerics;
using System.Numerics.Tensors;

namespace SemanticSearch.Storage.Filtering;

/// <summary>A set of rows, documents or chunks by position, as bits. Whoever makes one adds rows before others see it, and nobody after.</summary>
/// <param name="length">How many rows there are, in the set or not.</param>
sealed class RowSet(int length)
{
    /// <summary>Rows of a word.</summary>
    public const int WordRows = 64;

    readonly ulong[] _words = new ulong[WordsOf(length)];

    /// <summary>How many rows there are, in the set or not.</summary>
    public int Length => length;

    /// <summary>The bits: row <c>i</c> is bit <c>i % 64</c> of word <c>i / 64</c>; those beyond the last row are 0.</summary>
    public Span<ulong> Words => _words;

    /// <summary>How many rows are in it.</summary>
    public int Count => Sum(_words);

    /// <summary>Whether no row is in it.</summary>
    public bool IsEmpty => !_words.AsSpan().ContainsAnyExcept(0ul);

    /// <summary>The rows at these places.</summary>
    public static RowSet Of(int length, IEnumerable<int> rows)
    {
        var set = new RowSet(length);
        foreach (var row in rows)
            set.Add(row);
        return set;
    }

    /// <summary>A word of the bits of a set; without a set, those of all rows.</summary>
    public static ulong Word(RowSet? set, int word, int length) =>
        set is not null ? set._words[word] : (word + 1) * WordRows <= length ? ulong.MaxValue : Before(length);

    /// <summary>How many words the bits of so many rows take.</summary>
    public static int WordsOf(int length) => (length + WordRows - 1) / WordRows;

    /// <summary>Whether a row is in it.</summary>
    public bool Holds(int row) => (_words[row / WordRows] >> (row % WordRows) & 1) != 0;

    /// <summary>Adds a row.</summary>
    public void Add(int row) => _words[row / WordRows] |= 1ul << (row % WordRows);

    /// <summary>Adds the rows <c>[from, to)</c>.</summary>
    public void AddRange(int from, int to)
    {
        if (from >= to)
            return;
        var (first, last) = (from / WordRows, (to - 1) / WordRows);
        if (first == last)
        {
            _words[first] |= From(from) & Before(to);
            return;
        }
        _words[first] |= From(from);
        _words.AsSpan(first + 1, last - first - 1).Fill(ulong.MaxValue);
        _words[last] |= Before(to);
    }

    /// <summary>Adds the rows of another set.</summary>
    public void AddAll(RowSet other) => TensorPrimitives.BitwiseOr<ulong>(_words, other._words, _words);

    /// <summary>Adds the rows that two sets share.</summary>
    public void AddShared(RowSet x, RowSet y)
    {
        for (var word = 0; word < _words.Length; word++)
            _words[word] |= x._words[word] & y._words[word];
    }

    /// <summary>The rows of both.</summary>
    public RowSet And(RowSet? other)
    {
        if (other is null)
            return this;
        var both = new RowSet(length);
        TensorPrimitives.BitwiseAnd<ulong>(_words, other._words, both._words);
        return both;
    }

    /// <summary>The rows of either.</summary>
    public RowSet Or(RowSet other)
    {
        var either = new RowSet(length);
        TensorPrimitives.BitwiseOr<ulong>(_words, other._words, either._words);
        return either;
    }

    /// <summary>All other rows.</summary>
    public RowSet Not()
    {
        var others = new RowSet(length);
        TensorPrimitives.OnesComplement<ulong>(_words, others._words);
        if (length % WordRows != 0)
            others._words[^1] &= Before(length);
        return others;
    }

    /// <summary>How many of the rows <c>[from, to)</c> are in it.</summary>
    public int CountIn(int from, int to)
    {
        if (from >= to)
            return 0;
        var (first, last) = (from / WordRows, (to - 1) / WordRows);
        if (first == last)
            return BitOperations.PopCount(_words[first] & From(from) & Before(to));
        return BitOperations.PopCount(_words[first] & From(from))
            + Sum(_words.AsSpan(first + 1, last - first - 1))
            + BitOperations.PopCount(_words[last] & Before(to));
    }

    /// <summary>Whether any of the rows <c>[from, to)</c> is in it.</summary>
    public bool AnyIn(int from, int to) => CountIn(from, to) > 0;

    /// <summary>The rows in it, ascending.</summary>
    public RowEnumerator GetEnumerator() => new(_words, 0, length);

    /// <summary>Those of the rows <c>[from, to)</c> that are in it, ascending.</summary>
    public RowEnumerator In(int from, int to) => new(_words, from, to);

    static int Sum(ReadOnlySpan<ulong> words)
    {
        var sum = 0;
        foreach (var word in words)
            sum += BitOperations.PopCount(word);
        return sum;
    }

    static ulong From(int row) => ulong.MaxValue << (row % WordRows);

    static ulong Before(int row) => ulong.MaxValue >> (-row & (WordRows - 1));
}
