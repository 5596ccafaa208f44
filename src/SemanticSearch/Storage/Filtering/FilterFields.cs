using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SemanticSearch.Storage.Filtering;

/// <summary>The fields of every collection. What else documents carry as metadata is found by its own name; a field of theirs that has a name
/// of these by <c>metadata.</c> and that name.</summary>
static class FilterFields
{
    /// <summary>What stands before the name of a metadata field to tell it from one of these.</summary>
    public const string MetadataPrefix = "metadata.";

    const int LongestSpan = 200;

    static readonly FilterField[] Fields =
    [
        Text("id", FieldType.Exact, document => [document.Id]),
        Text("title", FieldType.Text, document => [document.Title]),
        Text("country", FieldType.Country, document => document.Facts.Countries),
        new("date", FieldType.Date, document => document.Date is { } date ? [FieldValue.Of(date.Interval)] : []),
        Text("date.kind", FieldType.Text, document => [document.Date is { } date ? JsonNamingPolicy.CamelCase.ConvertName(date.Kind.ToString()) : null]),
        new("year", FieldType.Number, document => document.Date is { } date ? Years(date.Interval) : []),
        Text("language", FieldType.Language, document => [document.Facts.Language]),
        Text("author", FieldType.Person, document => document.Facts.Authors),
        Text("publisher", FieldType.Text, document => [document.Facts.Publisher]),
        Text("identifier", FieldType.Text, document => [document.Facts.Identifier]),
        Text("url", FieldType.Exact, document => [document.Facts.Url]),
        Text("source", FieldType.Text, document => MetadataFields.Values(document, "source").Select(value => value.Text)),
        new("tags", FieldType.Text, document => MetadataFields.Values(document, "tags").SelectMany(Listed)),
        Spoken("speaker", FieldType.Person, speaker => speaker.Name),
        Spoken("role", FieldType.Text, speaker => speaker.Role),
        new("page", FieldType.Number, null, (_, chunk) => chunk.Page is { } page ? [FieldValue.Of(page)] : []),
        new("note", FieldType.Flag, null, (_, chunk) => [FieldValue.Of(chunk.IsNote)]),
        new("heading", FieldType.Text, null, (_, chunk) => chunk.Headings.Select(heading => FieldValue.OfText(FieldType.Text, heading))),
    ];

    static readonly FrozenDictionary<string, FilterField> ByName =
        Fields.ToFrozenDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FilterField> All => Fields;

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => Fields.Select(one => one.Name);

    /// <summary>The field of that name, whatever its case; null if there is none.</summary>
    public static FilterField? Find(string name) => ByName.GetValueOrDefault(name);

    static FilterField Text(string name, FieldType type, Func<FilterDocument, IEnumerable<string?>> read) =>
        new(name, type, document => read(document).OfType<string>().Select(text => FieldValue.OfText(type, text)));

    // Many chunks share one speaker, and bringing a name into the form that is compared takes a microsecond or two.
    static FilterField Spoken(string name, FieldType type, Func<Speaker, string?> read)
    {
        var known = new ConditionalWeakTable<Speaker, FieldValue[]>();
        return new FilterField(name, type, null, (document, chunk) =>
            !chunk.IsNote && (chunk.Speaker ?? document.Facts.Speaker) is { } speaker ? known.GetValue(speaker, Of) : []);

        FieldValue[] Of(Speaker speaker) => read(speaker) is { } text ? [FieldValue.OfText(type, text)] : [];
    }

    static IEnumerable<FieldValue> Years(DateInterval interval) =>
        Enumerable.Range(interval.From.Year, Math.Min(LongestSpan, interval.To.Year - interval.From.Year + 1)).Select(year => FieldValue.Of(year));

    static IEnumerable<FieldValue> Listed(FieldValue value) =>
        value.Text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => FieldValue.OfText(FieldType.Text, text));
}
