using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Single values of JSON.</summary>
[JsonSerializable(typeof(JsonElement))]
sealed partial class JsonValues : JsonSerializerContext;
