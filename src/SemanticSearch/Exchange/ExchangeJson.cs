using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemanticSearch.Exchange;

/// <summary>The lines of an export as JSON.</summary>
[JsonSerializable(typeof(ExportHeader))]
[JsonSerializable(typeof(ExportedDocument))]
sealed partial class ExchangeJson : JsonSerializerContext
{
    /// <summary>As lines are written and read: camel case, nothing for what is null, letters beyond ASCII as they are.</summary>
    public static readonly ExchangeJson Lines = new(new JsonSerializerOptions(JsonSerializerOptions.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
