using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>What small records hold, as JSON.</summary>
[JsonSerializable(typeof(CollectionEntry))]
[JsonSerializable(typeof(BackgroundMeasurement))]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(Lease))]
[JsonSerializable(typeof(SourceEntry))]
[JsonSerializable(typeof(FileEntry))]
[JsonSerializable(typeof(ListEntry))]
[JsonSerializable(typeof(Chunk))]
sealed partial class RecordJson : JsonSerializerContext
{
    /// <summary>How they are written: letters beyond ASCII as they are.</summary>
    public static readonly RecordJson Readable = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });

    /// <summary>Reads what a record holds.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: it is damaged, or another program's.</exception>
    public static T Read<T>(string json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("there is nothing");
        }
        catch (JsonException e)
        {
            throw new SemanticSearchException(
                ErrorKind.Storage, $"A record in Qdrant is damaged, or not of this version: restore it from a snapshot ({e.Message})", e);
        }
    }
}
