using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SemanticSearch.Storage;

/// <summary>What stores keep as JSON: a document's metadata, facts and structure, a chunk's heading path and speaker,
/// what background queries found, what is known of sources and pages of the web.</summary>
[JsonSerializable(typeof(IReadOnlyDictionary<string, JsonElement>))]
[JsonSerializable(typeof(DocumentFacts))]
[JsonSerializable(typeof(StoredStructure))]
[JsonSerializable(typeof(Speaker))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyCollection<string>))]
[JsonSerializable(typeof(IReadOnlyList<BackgroundScore>))]
[JsonSerializable(typeof(WebSettings))]
[JsonSerializable(typeof(KnownPage))]
sealed partial class StoredJson : JsonSerializerContext
{
    // Text columns are no HTML: letters beyond ASCII stay as they are, which keeps them short and searchable.
    static readonly StoredJson Readable = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });

    /// <summary>Writes a document's metadata.</summary>
    public static string Write(IReadOnlyDictionary<string, JsonElement> metadata) =>
        JsonSerializer.Serialize(metadata, Readable.IReadOnlyDictionaryStringJsonElement);

    /// <summary>Writes what is known about a document.</summary>
    public static string Write(DocumentFacts facts) => JsonSerializer.Serialize(facts, Readable.DocumentFacts);

    /// <summary>Writes a document's structure.</summary>
    public static string Write(DocumentStructure structure) =>
        JsonSerializer.Serialize(Storage.StoredStructure.Of(structure), Readable.StoredStructure);

    /// <summary>Writes a speaker, or null for none.</summary>
    public static string? Write(Speaker? speaker) => speaker is null ? null : JsonSerializer.Serialize(speaker, Readable.Speaker);

    /// <summary>Writes texts, such as a heading path.</summary>
    public static string Write(IReadOnlyList<string> texts) =>
        JsonSerializer.Serialize(texts, Readable.IReadOnlyListString);

    /// <summary>Writes what background queries found.</summary>
    public static string Write(IReadOnlyList<BackgroundScore> scores) =>
        JsonSerializer.Serialize(scores, Readable.IReadOnlyListBackgroundScore);

    /// <summary>Reads what background queries found back.</summary>
    /// <exception cref="JsonException">It is damaged.</exception>
    public static IReadOnlyList<BackgroundScore> ReadScores(string json) =>
        JsonSerializer.Deserialize(json, Readable.IReadOnlyListBackgroundScore) ?? [];

    /// <summary>Writes how the pages of a source are found, or null for files.</summary>
    public static string? Write(WebSettings? web) => web is null ? null : JsonSerializer.Serialize(web, Readable.WebSettings);

    /// <summary>Writes what is known of a page, or null for a file.</summary>
    public static string? Write(KnownPage? page) => page is null ? null : JsonSerializer.Serialize(page, Readable.KnownPage);

    /// <summary>Reads how the pages of a source are found back.</summary>
    public static WebSettings? ReadWebSettings(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, Readable.WebSettings);

    /// <summary>Reads what is known of a page back.</summary>
    public static KnownPage? ReadPage(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Readable.KnownPage);

    /// <summary>Writes a set of document ids, as the argument of SQLite's <c>json_each</c>.</summary>
    public static string WriteIds(IReadOnlyCollection<string> ids) =>
        JsonSerializer.Serialize(ids, Readable.IReadOnlyCollectionString);

    /// <summary>Reads a list of texts back.</summary>
    public static IReadOnlyList<string> ReadIds(string json) => Read(json, Readable.IReadOnlyListString);

    /// <summary>Reads metadata back.</summary>
    /// <exception cref="JsonException">It is damaged.</exception>
    public static IReadOnlyDictionary<string, JsonElement> ReadMetadata(string json) =>
        Read(json, Readable.IReadOnlyDictionaryStringJsonElement);

    /// <summary>Reads facts back.</summary>
    /// <exception cref="JsonException">It is damaged.</exception>
    public static DocumentFacts ReadFacts(string json) => Read(json, Readable.DocumentFacts);

    /// <summary>Reads a structure back.</summary>
    /// <exception cref="JsonException">It is damaged.</exception>
    public static DocumentStructure ReadStructure(string json) => Read(json, Readable.StoredStructure).Restore();

    /// <summary>Reads a speaker back.</summary>
    public static Speaker? ReadSpeaker(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Readable.Speaker);

    /// <summary>Reads a heading path back.</summary>
    public static IReadOnlyList<string> ReadHeadingPath(string json) =>
        json == "[]" ? [] : Read(json, Readable.IReadOnlyListString);

    static T Read<T>(string json, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(json, type) ?? throw new JsonException("there is nothing");
}
