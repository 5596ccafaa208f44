namespace SemanticSearch.Storage.Filtering;

/// <summary>The values of a field by row: documents, or chunks by position. Immutable.</summary>
sealed class FieldColumn
{
    readonly int[] _starts;
    readonly int[] _codes;

    // The rows of each value, one after the other, and where each value's begin.
    readonly int[] _valueStarts;
    readonly int[] _rows;

    FieldColumn(FilterField field, List<FieldValue> values, int[] starts, List<int> codes)
    {
        Field = field;
        Values = values;
        _starts = starts;
        _codes = [.. codes];
        _valueStarts = new int[values.Count + 1];
        foreach (var code in _codes)
            _valueStarts[code + 1]++;
        for (var code = 0; code < values.Count; code++)
            _valueStarts[code + 1] += _valueStarts[code];
        _rows = RowsByValue();
    }

    /// <summary>The field.</summary>
    public FilterField Field { get; }

    /// <summary>The different values; codes count them from 0.</summary>
    public IReadOnlyList<FieldValue> Values { get; }

    /// <summary>Whether rows are chunks.</summary>
    public bool OfChunks => Field.OfChunk is not null;

    /// <summary>The codes of a row's values, none twice.</summary>
    public ReadOnlySpan<int> Codes(int row) => _codes.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    /// <summary>Makes it of the values of each row.</summary>
    public static FieldColumn Of(FilterField field, int rows, IEnumerable<IEnumerable<FieldValue>> byRow)
    {
        var values = new List<FieldValue>();
        var known = new Dictionary<FieldValue, int>();
        var (starts, codes, row) = (new int[rows + 1], new List<int>(rows), 0);
        foreach (var ofRow in byRow)
        {
            foreach (var value in ofRow)
            {
                if (!known.TryGetValue(value, out var code))
                {
                    known[value] = code = values.Count;
                    values.Add(value);
                }
                if (codes.IndexOf(code, starts[row]) < 0)
                    codes.Add(code);
            }
            starts[++row] = codes.Count;
        }
        return new FieldColumn(field, values, starts, codes);
    }

    /// <summary>The rows of which one value at least passes.</summary>
    public RowSet Rows(Func<FieldValue, bool> test)
    {
        var rows = new RowSet(_starts.Length - 1);
        for (var code = 0; code < Values.Count; code++)
            if (test(Values[code]))
                foreach (var row in _rows.AsSpan(_valueStarts[code].._valueStarts[code + 1]))
                    rows.Add(row);
        return rows;
    }

    int[] RowsByValue()
    {
        var (rows, next) = (new int[_codes.Length], _valueStarts.ToArray());
        for (var row = 0; row < _starts.Length - 1; row++)
            foreach (var code in Codes(row))
                rows[next[code]++] = row;
        return rows;
    }
}
