using System.Globalization;
using System.Text.Json;

namespace SemanticSearch.Tests.Storage.Filtering;

/// <summary>The values of a chunk's fields, one chunk at a time, as they are shown.</summary>
static class NaiveFields
{
    static readonly string[] Metadata = ["series", "opened", "archive.box", "metadata.year", "metadata.series", "metadata.tags"];

    static readonly Dictionary<string, NaiveKind> Kinds = new()
    {
        ["id"] = NaiveKind.Identity,
        ["title"] = NaiveKind.Text,
        ["country"] = NaiveKind.Country,
        ["date"] = NaiveKind.Days,
        ["date.kind"] = NaiveKind.Text,
        ["year"] = NaiveKind.Number,
        ["language"] = NaiveKind.Language,
        ["author"] = NaiveKind.Name,
        ["publisher"] = NaiveKind.Text,
        ["identifier"] = NaiveKind.Text,
        ["url"] = NaiveKind.Identity,
        ["source"] = NaiveKind.Text,
        ["tags"] = NaiveKind.Text,
        ["speaker"] = NaiveKind.Name,
        ["role"] = NaiveKind.Text,
        ["page"] = NaiveKind.Number,
        ["note"] = NaiveKind.Flag,
        ["heading"] = NaiveKind.Text,
    };

    public static IEnumerable<string> Names => [.. Kinds.Keys, .. Metadata];

    public static NaiveKind KindOf(string field) => Kinds.GetValueOrDefault(field, NaiveKind.Scalar);

    public static IEnumerable<object> Of(string field, Document document, Chunk chunk) => field switch
    {
        "id" => [document.Id],
        "title" => [document.Title],
        "country" => document.Facts.Countries,
        "date" => DateOf(document) is { } date ? [date.Interval] : [],
        "date.kind" => DateOf(document) is { } date ? [date.Kind.ToString()] : [],
        "year" => DateOf(document) is { } date ? Years(date.Interval) : [],
        "language" => Known(document.Facts.Language),
        "author" => document.Facts.Authors,
        "publisher" => Known(document.Facts.Publisher),
        "identifier" => Known(document.Facts.Identifier),
        "url" => Known(document.Facts.Url),
        "source" => Scalars(document, "source").Select(value => Written(value)),
        "tags" => Scalars(document, "tags").SelectMany(tags => Written(tags).Split(',', ';')).Select(tag => tag.Trim()).Where(tag => tag.Length > 0),
        "speaker" => Known(Speaker(document, chunk)?.Name),
        "role" => Known(Speaker(document, chunk)?.Role),
        "page" => chunk.Page is { } page ? [(double)page] : [],
        "note" => [chunk.IsNote],
        "heading" => chunk.HeadingPath,
        _ => Scalars(document, field).Cast<object>(),
    };

    /// <summary>The date that a document goes by: neither its file's nor of its last change, and what it tells of only for want of another.</summary>
    public static DocumentDate? DateOf(Document document) =>
        document.Facts.Dates.Where(date => date.Kind is not (DateKind.FileMade or DateKind.Modified)).OrderBy(date => date.Kind == DateKind.Covered).FirstOrDefault();

    public static string Written(object value) => value switch
    {
        double number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString()!,
        JsonElement scalar => scalar.GetRawText(),
        DateInterval days => days.Iso,
        _ => (string)value,
    };

    static Speaker? Speaker(Document document, Chunk chunk) => chunk.IsNote ? null : chunk.Speaker ?? document.Facts.Speaker;

    static IEnumerable<object> Years(DateInterval days)
    {
        for (var year = days.From.Year; year <= days.To.Year; year++)
            yield return (double)year;
    }

    static IEnumerable<JsonElement> Scalars(Document document, string field)
    {
        var name = field.StartsWith("metadata.", StringComparison.Ordinal) ? field["metadata.".Length..] : field;
        var value = name == "archive.box"
            ? document.Metadata.TryGetValue("archive", out var archive) ? archive.GetProperty("box") : default
            : document.Metadata.FirstOrDefault(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        return value.ValueKind switch
        {
            JsonValueKind.Undefined => [],
            JsonValueKind.Array => value.EnumerateArray(),
            _ => [value],
        };
    }

    static IEnumerable<string> Known(string? value) => value is null ? [] : [value];
}
