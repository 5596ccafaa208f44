using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemanticSearch.Embedding.Catalog;

/// <summary>What <c>model.json</c> says in the folder of a downloaded model; it follows from the catalog entry alone.</summary>
sealed record ModelDescription(
    string Id,
    string Pooling,
    int Dimensions,
    int MaximumTokens,
    string QueryPrefix,
    string PassagePrefix,
    string Tokenizer,
    string Licence,
    string Precision,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ModelKind Kind)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "model.json";

    /// <summary>The UTF-8 text of <c>model.json</c> for a catalog entry; the same entry always gives the same bytes.</summary>
    public static byte[] Write(CatalogEntry entry)
    {
        var description = new ModelDescription(
            entry.Id, entry.Pooling, entry.Dimensions, entry.MaximumTokens, entry.QueryPrefix, entry.PassagePrefix,
            entry.Tokenizer, entry.Licence, entry.Precision, entry.Kind);
        return [.. JsonSerializer.SerializeToUtf8Bytes(description, CatalogJson.Default.ModelDescription), (byte)'\n'];
    }

    /// <summary>The file as it should be on disk, for verification; it is written here, so it has no path at a source.</summary>
    public static CatalogFile Expected(CatalogEntry entry)
    {
        var content = Write(entry);
        return new CatalogFile
        {
            Name = FileName,
            Path = "",
            Bytes = content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
        };
    }
}
