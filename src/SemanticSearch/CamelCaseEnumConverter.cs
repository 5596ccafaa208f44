using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>Writes an enumeration in JSON by its names, in camel case; numbers are no values of it.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
