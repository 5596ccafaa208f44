using System.Text;
using System.Text.Json;
using SemanticSearch.Reading.Archives;

namespace SemanticSearch.Reading.Tables;

/// <summary>JSON objects, one a line (https://jsonlines.org) or in one array.</summary>
static class JsonTable
{
    const int MaximumDepth = 32;
    const int MaximumLineCharacters = 16 << 20;

    static readonly JsonReaderOptions LenientReading = new()
    {
        MaxDepth = MaximumDepth,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    static readonly JsonDocumentOptions Lenient = new() { MaxDepth = MaximumDepth, AllowTrailingCommas = true };

    /// <summary>The objects of the lines; blank lines are passed over, broken ones are not.</summary>
    /// <exception cref="ContainerException">The table cannot be read from here on.</exception>
    public static IEnumerable<TableRow> ReadLines(TextReader text)
    {
        var line = new StringBuilder();
        var buffer = new char[16 * 1024];
        var number = 0L;
        for (int read; (read = Fill(text, buffer, number)) > 0;)
        {
            for (var rest = buffer.AsMemory(0, read); !rest.IsEmpty;)
            {
                var end = rest.Span.IndexOf('\n');
                line.Append(end < 0 ? rest.Span : rest.Span[..end]);
                rest = end < 0 ? default : rest[(end + 1)..];
                if (line.Length > MaximumLineCharacters)
                    throw new ContainerException($"line {number + 1} is longer than {MaximumLineCharacters} characters; split it");
                if (end < 0)
                    continue;
                number++;
                if (RowOf(line, number) is { } row)
                    yield return row;
            }
        }
        if (RowOf(line, number + 1) is { } last)
            yield return last;
    }

    /// <summary>The objects of an array, or the one object that there is.</summary>
    /// <exception cref="ContainerException">It is neither, or cannot be read from here on.</exception>
    public static IEnumerable<TableRow> ReadArray(TextReader text, ArchiveBudget budget)
    {
        var json = ReadToEnd(text, budget);
        var state = new JsonReaderState(LenientReading);
        var (at, number) = (0, 0L);
        while (Next(json, ref at, ref state, number) is { } value)
        {
            number++;
            yield return RowOf(value, number);
        }
    }

    static int Fill(TextReader text, char[] buffer, long number)
    {
        try
        {
            return text.Read(buffer, 0, buffer.Length);
        }
        catch (DecoderFallbackException e)
        {
            throw new ContainerException(
                $"cannot be read after line {number}: it is not of the encoding of what comes before; save it as UTF-8", e);
        }
    }

    static TableRow? RowOf(StringBuilder line, long number)
    {
        var text = line.ToString().Trim().TrimStart('\uFEFF');
        line.Clear();
        if (text.Length == 0)
            return null;
        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            return RowOf(document.RootElement.Clone(), number);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return TableRow.Broken(number, $"is not valid JSON ({OneLine(e.Message)}); correct that line");
        }
    }

    static TableRow RowOf(JsonElement value, long number)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return TableRow.Broken(number, "is no JSON object with named fields; make it one");
        try
        {
            var fields = value.EnumerateObject().ToList();
            return new TableRow(number, fields.ConvertAll(field => field.Name), fields.ConvertAll(field => field.Value));
        }
        catch (InvalidOperationException e)
        {
            // Half a surrogate pair in a name.
            return TableRow.Broken(number, $"has a name that is no Unicode ({OneLine(e.Message)}); correct it");
        }
    }

    static JsonElement? Next(byte[] json, ref int at, ref JsonReaderState state, long number)
    {
        try
        {
            var reader = new Utf8JsonReader(json.AsSpan(at), isFinalBlock: true, state);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartArray && reader.CurrentDepth == 0)
                    continue;
                if (reader.TokenType == JsonTokenType.EndArray)
                    return null;
                using var document = JsonDocument.ParseValue(ref reader);
                at += (int)reader.BytesConsumed;
                state = reader.CurrentState;
                return document.RootElement.Clone();
            }
            return null;
        }
        catch (JsonException e)
        {
            throw new ContainerException($"is not valid JSON after value {number} ({OneLine(e.Message)}); correct it there", e);
        }
    }

    static byte[] ReadToEnd(TextReader text, ArchiveBudget budget)
    {
        var json = new StringBuilder();
        var buffer = new char[64 * 1024];
        for (int read; (read = Fill(text, buffer, 0)) > 0;)
        {
            if (json.Length + read > budget.EntryBytes)
                throw new ContainerException(budget.TooLarge + "; JSON Lines may be larger");
            json.Append(buffer, 0, read);
        }
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(json.ToString());
        }
        catch (EncoderFallbackException e)
        {
            throw new ContainerException("is not valid Unicode; save it as UTF-8", e);
        }
    }

    static string OneLine(string message) => message.ReplaceLineEndings(" ").TrimEnd('.');
}
