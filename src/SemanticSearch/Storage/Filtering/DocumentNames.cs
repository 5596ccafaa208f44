using System.Text.Json;
using SemanticSearch.Gazetteer;

namespace SemanticSearch.Storage.Filtering;

/// <summary>What a document may be named by, as keys that <see cref="NameWords.Key"/> makes: made when first asked for, and kept with the
/// document, since a query that names something looks at those of all documents. May be shared between threads.</summary>
/// <param name="id">The document's id.</param>
/// <param name="title">Its title.</param>
/// <param name="identifier">Its identifier; null for none.</param>
/// <param name="metadata">Its metadata, of which short texts count.</param>
sealed class DocumentNames(string id, string title, string? identifier, IReadOnlyDictionary<string, JsonElement> metadata)
{
    const int LongestField = 200;

    readonly Lazy<string[]> _all = new(() =>
    [
        .. new[] { identifier, id, title }
            .Concat(metadata.Values.Where(IsShort).Select(value => value.GetString()))
            .OfType<string>().Select(NameWords.Key).Distinct(StringComparer.Ordinal),
    ]);

    readonly Lazy<string> _title = new(() => NameWords.Key(title));

    /// <summary>The keys of its identifier, id, title and metadata, none twice.</summary>
    public IReadOnlyList<string> All => _all.Value;

    /// <summary>The key of its title.</summary>
    public string Title => _title.Value;

    static bool IsShort(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString()!.Length <= LongestField;
}
