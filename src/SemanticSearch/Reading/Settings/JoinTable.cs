using CsvHelper;

namespace SemanticSearch.Reading.Settings;

/// <summary>
/// The rows of a CSV file (RFC 4180, also with semicolons or tabs) by the values of some columns. Where several rows have one key, what they
/// agree on is known and the rest is not.
/// </summary>
sealed class JoinTable
{
    const long MaximumBytes = 256L << 20;
    const char Separator = '\u001f';

    static readonly CsvReaderOptions Options = new()
    {
        TrimWhitespace = true,
        MissingField = CsvMissingFieldHandling.ReturnEmpty,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = 1 << 20,
    };

    readonly Dictionary<string, string[]> _rows = new(StringComparer.OrdinalIgnoreCase);

    JoinTable()
    {
    }

    /// <summary>Loads a table.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="keys">The columns of its key.</param>
    /// <param name="values">The columns that are asked for.</param>
    /// <exception cref="FormatException">It is not there, is no table, or lacks a column; the message says which.</exception>
    public static JoinTable Load(string path, IReadOnlyList<string> keys, IReadOnlyList<string> values)
    {
        try
        {
            if (new FileInfo(path).Length > MaximumBytes)
                throw new FormatException($"the table '{path}' is larger than {MaximumBytes} bytes; leave rows out");
            using var reader = CsvReader.FromFile(path, Options);
            reader.ReadHeader();
            var header = reader.Headers.ToArray();
            if (header.Length == 0)
                throw new FormatException($"the table '{path}' is empty; its first line must name the columns");
            var table = new JoinTable();
            var keyColumns = keys.Select(column => IndexOf(header, column, path)).ToArray();
            var valueColumns = values.Select(column => IndexOf(header, column, path)).ToArray();
            while (reader.Read())
                table.Add(KeyOf(Cells(reader, keyColumns)), Cells(reader, valueColumns));
            return table;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FormatException(
                $"the table '{path}' cannot be read ({e.Message.TrimEnd('.')}); check the path, which begins at this file's folder",
                e);
        }
        catch (CsvFormatException e)
        {
            throw new FormatException($"the table '{path}' is no CSV: {e.Message.Split('\n')[0].Trim()}", e);
        }
    }

    /// <summary>The values of the row with those key values, empty where they are not known; null if there is no such row.</summary>
    public string[]? Find(IEnumerable<string> key) => _rows.GetValueOrDefault(KeyOf(key));

    void Add(string key, string[] values)
    {
        if (_rows.TryAdd(key, values))
            return;
        var known = _rows[key];
        for (var i = 0; i < known.Length; i++)
        {
            if (known[i] != values[i])
                known[i] = "";
        }
    }

    static string KeyOf(IEnumerable<string> values) => string.Join(Separator, values);

    static string[] Cells(CsvReader reader, int[] columns) => [.. columns.Select(reader.GetString)];

    static int IndexOf(string[] header, string column, string path) =>
        Array.FindIndex(header, name => name.Trim().Equals(column, StringComparison.OrdinalIgnoreCase)) is var index and >= 0
            ? index
            : throw new FormatException($"the table '{path}' has no column '{column}'; it has {string.Join(", ", header)}");
}
