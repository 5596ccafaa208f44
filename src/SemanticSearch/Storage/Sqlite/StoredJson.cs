using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>The columns that hold JSON: a document's metadata and sections, a chunk's heading path.</summary>
[JsonSerializable(typeof(IReadOnlyDictionary<string, JsonElement>))]
[JsonSerializable(typeof(IReadOnlyList<Section>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyCollection<string>))]
sealed partial class StoredJson : JsonSerializerContext
{
    // Text columns are no HTML: letters beyond ASCII stay as they are, which keeps them short and searchable.
    static readonly StoredJson Readable = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a document's metadata.</summary>
    public static string Write(IReadOnlyDictionary<string, JsonElement> metadata) =>
        JsonSerializer.Serialize(metadata, Readable.IReadOnlyDictionaryStringJsonElement);

    /// <summary>Writes a document's sections.</summary>
    public static string Write(IReadOnlyList<Section> sections) =>
        JsonSerializer.Serialize(sections, Readable.IReadOnlyListSection);

    /// <summary>Writes texts, such as a heading path.</summary>
    public static string Write(IReadOnlyList<string> texts) =>
        JsonSerializer.Serialize(texts, Readable.IReadOnlyListString);

    /// <summary>Writes a set of document ids, as the argument of SQLite's <c>json_each</c>.</summary>
    public static string WriteIds(IReadOnlyCollection<string> ids) =>
        JsonSerializer.Serialize(ids, Readable.IReadOnlyCollectionString);

    /// <summary>Reads metadata back.</summary>
    public static IReadOnlyDictionary<string, JsonElement> ReadMetadata(string json) =>
        JsonSerializer.Deserialize(json, Readable.IReadOnlyDictionaryStringJsonElement)!;

    /// <summary>Reads sections back.</summary>
    public static IReadOnlyList<Section> ReadSections(string json) =>
        JsonSerializer.Deserialize(json, Readable.IReadOnlyListSection)!;

    /// <summary>Reads a heading path back.</summary>
    public static IReadOnlyList<string> ReadHeadingPath(string json) =>
        json == "[]" ? [] : JsonSerializer.Deserialize(json, Readable.IReadOnlyListString)!;
}
