using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemanticSearch.Exchange;

/// <summary>The lines of an export as JSON: camel case, nothing for what is null, letters beyond ASCII as they are.</summary>
static class ExchangeJson
{
    // By reflection: generated code sets what a line leaves out to null, where the types have defaults.
    static readonly JsonSerializerOptions Lines = new(JsonSerializerOptions.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Writes a line, without its end.</summary>
    public static byte[] Write<T>(T line) => JsonSerializer.SerializeToUtf8Bytes(line, Lines);

    /// <summary>Reads a line.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static T? Read<T>(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize<T>(line, Lines);
}
