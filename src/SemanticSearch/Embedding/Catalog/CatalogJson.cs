using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemanticSearch.Embedding.Catalog;

/// <summary>Reads <c>catalog.json</c> and writes <c>model.json</c>. A misspelt or missing field is an error, never a default.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    AllowTrailingCommas = true,
    NewLine = "\n",
    NumberHandling = JsonNumberHandling.Strict,
    PropertyNameCaseInsensitive = false,
    ReadCommentHandling = JsonCommentHandling.Skip,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    WriteIndented = true)]
[JsonSerializable(typeof(CatalogDocument))]
[JsonSerializable(typeof(ModelDescription))]
sealed partial class CatalogJson : JsonSerializerContext;
