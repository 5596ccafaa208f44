using System.Text;
using System.Text.Json;
using CsvHelper;
using SemanticSearch.Reading.Archives;

namespace SemanticSearch.Reading.Tables;

/// <summary>
/// Comma-separated values as RFC 4180 has them (https://www.rfc-editor.org/rfc/rfc4180), or with semicolons, tabs or bars, which the first
/// lines tell. The first row names the columns.
/// </summary>
static class DelimitedTable
{
    // Longer than any book; what is longer begins with a quotation mark that nothing closes.
    const int MaximumRowBytes = 16 << 20;

    /// <summary>The rows below the header, broken ones among them; the header is row 1.</summary>
    /// <exception cref="ContainerException">There is no header, or the table cannot be read from here on.</exception>
    public static IEnumerable<TableRow> Read(TextReader text, string fileName)
    {
        var malformed = new HashSet<long>();
        using var reader = CsvReader.Create(text, OptionsFor(fileName, malformed), leaveOpen: true);
        var columns = Columns(reader);
        while (Next(reader))
        {
            var number = reader.RowNumber + 1;
            if (malformed.Remove(number))
                yield return TableRow.Broken(
                    number, "has text after a closing quotation mark, or one that is never closed; correct it in the table");
            else if (reader.FieldCount != columns.Count)
                yield return TableRow.Broken(
                    number, $"has {reader.FieldCount} fields where the header has {columns.Count}; correct it in the table");
            else
                yield return new TableRow(number, columns, ValuesOf(reader, columns.Count));
        }
    }

    static JsonElement[] ValuesOf(CsvReader reader, int count) =>
        [.. Enumerable.Range(0, count).Select(i => JsonSerializer.SerializeToElement(reader.GetString(i)))];

    static CsvReaderOptions OptionsFor(string fileName, HashSet<long> malformed) => new()
    {
        Separator = Path.GetExtension(fileName).ToLowerInvariant() is ".tsv" or ".tab" ? '\t' : null,
        MaxRecordSize = MaximumRowBytes,
        OnMalformedRecord = record =>
        {
            // A quotation mark within a field without any is just that: 5" guns.
            if (record.Reason != CsvMalformedReason.StrayQuote)
                malformed.Add(record.RecordNumber);
        },
    };

    static List<string> Columns(CsvReader reader)
    {
        try
        {
            reader.ReadHeader();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new ContainerException(
                $"its first row, which names the columns, cannot be read ({e.Message.TrimEnd('.')}); correct it", e);
        }
        var columns = (reader.Headers ?? []).Select(name => name.Trim()).ToList();
        if (columns.TrueForAll(name => name.Length == 0))
            throw new ContainerException("has no first row that names its columns; add one");
        return columns;
    }

    static bool Next(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new ContainerException(
                $"cannot be read after row {reader.RowNumber + 1} ({e.Message.TrimEnd('.')}); look there for a quotation mark that is not "
                + "closed",
                e);
        }
    }

    static bool IsDamage(Exception e) => e is FormatException or DecoderFallbackException or InvalidOperationException or ArgumentException
        or InvalidDataException or NotSupportedException;
}
