using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SemanticSearch.Api.Selection;

/// <summary>Which fields of an answer's items can be asked for.</summary>
/// <param name="Item">The type of the items.</param>
/// <param name="List">The field that lists them; null where the answer is the list.</param>
sealed record SelectedFields(Type Item, string? List)
{
    /// <summary>The parameter's name.</summary>
    public const string Parameter = "fields";

    /// <summary>The fields there are, as JSON names them.</summary>
    public IReadOnlyList<string> Known(JsonSerializerOptions json) =>
        [.. json.GetTypeInfo(Item).Properties.Where(IsWritten).Select(property => property.Name)];

    /// <summary>The fields that a list separated by commas names.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: it names one that is not there, or none.</exception>
    public HashSet<string> Read(string fields, JsonSerializerOptions json)
    {
        var known = Known(json);
        var named = fields.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        if (named.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new SemanticSearchException(
                ErrorKind.InvalidRequest, $"'{Parameter}' names '{unknown}', which is not there; there are {string.Join(", ", known)}");
        return named.Count > 0
            ? named
            : throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'{Parameter}' names none; there are {string.Join(", ", known)}");
    }

    static bool IsWritten(JsonPropertyInfo property) => property.Get is not null;
}
