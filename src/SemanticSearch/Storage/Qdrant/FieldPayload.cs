using System.Globalization;
using System.Text;
using System.Text.Json;
using Google.Protobuf.Collections;
using Qdrant.Client.Grpc;
using SemanticSearch.Storage.Filtering;
using FieldType = SemanticSearch.Storage.Filtering.FieldType;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// The fields that filters use, as they lie in payloads: under <c>fields</c> a list of texts each, as <see cref="FieldValue.Text"/> shows them.
/// Fields of the metadata begin with <c>m_</c>, and their values are JSON, so that a number is told from text that looks like one. Filters are
/// evaluated on the different values of a field, by the same rules as in the embedded store, and ask for points with the values that pass.
/// </summary>
static class FieldPayload
{
    /// <summary>The object that holds the fields.</summary>
    public const string Fields = "fields";

    /// <summary>The names of the metadata fields that a document has, as they are written there.</summary>
    public const string Names = "names";

    const string OfMetadata = "m_";

    /// <summary>The key of a field in a payload, as filters name it.</summary>
    public static string Key(FilterField field) => $"{Fields}.{Name(field)}";

    /// <summary>The fields of a document.</summary>
    public static Struct Of(FilterDocument document)
    {
        var fields = new Struct();
        foreach (var field in FilterFields.All)
            if (field.OfDocument is { } ofDocument)
                Add(fields, Name(field), ofDocument(document).Select(value => value.Text));
        foreach (var values in MetadataFields.Scalars(document).GroupBy(one => Encode(one.Name), one => one.Value.GetRawText(), StringComparer.Ordinal))
            Add(fields, values.Key, values);
        return fields;
    }

    /// <summary>The fields of a chunk, those of its document among them.</summary>
    /// <param name="ofDocument">Those of the document; their values are shared.</param>
    /// <param name="document">The document.</param>
    /// <param name="chunk">The chunk.</param>
    public static Struct Of(Struct ofDocument, FilterDocument document, ChunkFields chunk)
    {
        var fields = new Struct();
        fields.Fields.Add(ofDocument.Fields);
        foreach (var field in FilterFields.All)
            if (field.OfChunk is { } ofChunk)
                Add(fields, Name(field), ofChunk(document, chunk).Select(value => value.Text));
        return fields;
    }

    /// <summary>The values of a field in a payload.</summary>
    public static IEnumerable<FieldValue> Values(MapField<string, Value> payload, FilterField field) =>
        payload.TryGetValue(Fields, out var fields) ? Values(fields.StructValue, field) : [];

    /// <summary>The values of a field among others.</summary>
    public static IEnumerable<FieldValue> Values(Struct fields, FilterField field) => fields.Fields.TryGetValue(Name(field), out var values)
        ? values.ListValue.Values.Select(value => Read(field, value.StringValue))
        : [];

    /// <summary>A value as it was before it was written.</summary>
    public static FieldValue Read(FilterField field, string text) => field.Type switch
    {
        FieldType.Date => IsoDates.Read(text) is { } days ? FieldValue.Of(days) : FieldValue.OfText(FieldType.Text, text),
        FieldType.Number => FieldValue.Of(double.Parse(text, CultureInfo.InvariantCulture)),
        FieldType.Flag => FieldValue.Of(text == "true"),
        FieldType.Any => FieldValue.Of(JsonSerializer.Deserialize(text, JsonValues.Default.JsonElement))!,
        _ => FieldValue.OfText(field.Type, text),
    };

    /// <summary>The name of a field within <see cref="Fields"/>.</summary>
    static string Name(FilterField field) => field.MetadataName is { } name ? Encode(name) : field.Name.Replace('.', '_');

    // Names compare without case; what is neither letter nor digit of ASCII would have a meaning in keys.
    static string Encode(string name)
    {
        var encoded = new StringBuilder(OfMetadata, name.Length + OfMetadata.Length);
        foreach (var c in name.ToUpperInvariant().ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                encoded.Append(c);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"_{(int)c:x4}");
        }
        return encoded.ToString();
    }

    static void Add(Struct fields, string name, IEnumerable<string> values)
    {
        var list = new ListValue();
        foreach (var value in values.Distinct(StringComparer.Ordinal))
            list.Values.Add(new Value { StringValue = value });
        if (list.Values.Count > 0)
            fields.Fields[name] = new Value { ListValue = list };
    }
}
