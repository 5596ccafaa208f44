using System.Globalization;
using System.Text.Json;
using SemanticSearch.Reading.Archives;

namespace SemanticSearch.Reading.Tables;

/// <summary>Makes the document of a row: its id, title, text and metadata.</summary>
/// <param name="table">The table.</param>
/// <param name="encoding">The name of its encoding, which a document's metadata tells if it is not UTF-8.</param>
sealed class RowDocuments(Container table, string encoding)
{
    const string EncodingField = "encoding";

    readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The source of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="mapping">What its columns are, or null if that is not known.</param>
    public DocumentSource SourceOf(TableRow row, RowMapping? mapping)
    {
        var number = row.Number.ToString(CultureInfo.InvariantCulture);
        var location = EntryPath.LocationOf(table.Location, $"row {number}");
        if (row.Problem is { } problem)
            return Broken(number, problem, location);
        if (mapping is null)
        {
            return Broken(
                number, "has no column that is known to be the text, as the rows before have; add it, or write a mapping", location);
        }

        try
        {
            return Make(row, mapping, number, location);
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException or SemanticSearchException { Kind: ErrorKind.InvalidRequest })
        {
            return Broken(number, $"has text that is no Unicode ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}); correct it", location);
        }
    }

    DocumentSource Make(TableRow row, RowMapping mapping, string number, string? location)
    {
        var name = row.TextOf(mapping.Id);
        var id = EntryPath.IdOf(table.Id, name.Length > 0 ? name : number);
        if (!_ids.Add(id))
            _ids.Add(id = FileIds.Shorten($"{id}~{number}"));
        var title = string.Join(' ', row.TextOf(mapping.Title).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var text = string.Join("\n\n", mapping.Text.Select(row.TextOf).Where(part => part.Length > 0));
        var source = DocumentSource.FromText(
            id,
            text,
            mapping.MediaType,
            title.Length > 0 ? title : $"{Path.GetFileNameWithoutExtension(table.FileName)} {(name.Length > 0 ? name : number)}",
            MetadataOf(row, mapping));
        return source.At(location, table.Settings);
    }

    Dictionary<string, JsonElement> MetadataOf(TableRow row, RowMapping mapping)
    {
        var metadata = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        for (var i = 0; i < row.Columns.Count; i++)
        {
            var (column, value) = (row.Columns[i], row.Values[i]);
            if (!IsEmpty(value) && column.Length > 0 && !mapping.Consumes(column))
                metadata[mapping.FieldOf(column)] = value;
        }
        if (encoding != "utf-8")
            metadata.TryAdd(EncodingField, JsonSerializer.SerializeToElement(encoding));
        // Half a surrogate pair shows itself only where a value is written.
        JsonSerializer.SerializeToUtf8Bytes(metadata);
        return metadata;
    }

    static bool IsEmpty(JsonElement value) => value.ValueKind is JsonValueKind.Null
        || (value.ValueKind is JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()));

    DocumentSource Broken(string number, string problem, string? location) =>
        DocumentSource.Unreadable(EntryPath.IdOf(table.Id, $"row {number}"), $"row {number} {problem}", location);
}
