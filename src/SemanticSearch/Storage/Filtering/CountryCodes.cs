using System.Collections.Frozen;
using SemanticSearch.Gazetteer;

namespace SemanticSearch.Storage.Filtering;

/// <summary>Finds the codes of countries that a filter names; a region stands for its members.</summary>
static class CountryCodes
{
    static readonly Lazy<FrozenDictionary<string, string>> OfAlpha2 = new(() => GazetteerTables.CountryNames()
        .Where(row => row[1].Length > 0)
        .ToFrozenDictionary(row => row[1], row => row[0], StringComparer.OrdinalIgnoreCase));

    /// <summary>The alpha-3 codes of what goes by that name or code today or once did.</summary>
    public static IReadOnlySet<string> Named(string name) => Codes(ConceptIndex.BuiltIn.Named(name)
        .Where(named => named.Name.Sort is not (NameSort.Adjective or NameSort.Capital or NameSort.Metonym))
        .Select(named => named.Concept)
        .Concat(ConceptIndex.BuiltIn.Find(OfAlpha2.Value.GetValueOrDefault(name, name.ToUpperInvariant())) is { } concept ? [concept] : []));

    /// <summary>The alpha-3 codes of countries whose name of today begins so.</summary>
    public static IReadOnlySet<string> Beginning(string prefix) => Codes(ConceptIndex.BuiltIn.Concepts.Where(concept =>
        concept.Kind == UnderstoodKind.Country
        && FieldText.Key(FieldType.Text, concept.Name).StartsWith(FieldText.Key(FieldType.Text, prefix), StringComparison.Ordinal)));

    /// <summary>What a country is called today; the code itself if the gazetteer does not know it.</summary>
    public static string Label(string code) => ConceptIndex.BuiltIn.Find(code)?.Name ?? code;

    static HashSet<string> Codes(IEnumerable<Concept> concepts) =>
        [.. concepts.SelectMany(concept => concept.Kind == UnderstoodKind.Country ? [concept.Id] : concept.Members)];
}
