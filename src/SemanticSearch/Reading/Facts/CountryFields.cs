using System.Text.Json;

namespace SemanticSearch.Reading.Facts;

/// <summary>Finds the countries of a document in its metadata.</summary>
static class CountryFields
{
    static readonly string[] Fields = ["country", "countries", "country_code", "iso3", "nation", "member_state"];

    /// <summary>The alpha-3 codes in the order of the fields, each once; what is no country is left out.</summary>
    public static IReadOnlyList<string> Read(IReadOnlyDictionary<string, JsonElement> metadata) =>
        [.. metadata.Texts(Fields).SelectMany(CodesOf).Distinct()];

    /// <summary>The code of one country by name or code, in a field where a code may be in small letters; null if it is none.</summary>
    public static string? CodeOf(string text) =>
        CountryNames.CodeOf(text) ?? (text.Trim().Length is 2 or 3 ? CountryNames.CodeOf(text.Trim().ToUpperInvariant()) : null);

    // A comma may stand in a name (Korea, Republic of), and so may an "and" (Trinidad and Tobago).
    static IEnumerable<string> CodesOf(string text) =>
        CodeOf(text) is { } code ? [code] : Parts(text).Select(CodeOf).OfType<string>();

    static IEnumerable<string> Parts(string text)
    {
        var parts = text.Split(';', '|', '/', '\n');
        return parts.Length > 1 ? parts.SelectMany(part => CodeOf(part) is null ? part.Split(',') : [part]) : text.Split(',');
    }
}
