using SemanticSearch.Gazetteer;
using SemanticSearch.Storage;

namespace SemanticSearch.Search.Suggesting;

/// <summary>Makes entries of what a collection names.</summary>
static class NamedEntries
{
    // Adjectives, capitals and foreign names are not what somebody who types a country begins with.
    static readonly NameSort[] Completed = [NameSort.Name, NameSort.OtherName, NameSort.FormerName, NameSort.Abbreviation];

    /// <summary>The countries, by all their names; speakers; titles.</summary>
    public static IReadOnlyList<NamedEntry> Of(CollectionNames names) =>
        [
            .. names.Countries.Select(OfCountry),
            .. names.Speakers.Select(speaker => OfName(speaker, CompletionKind.Speaker)),
            .. names.Titles.Select(title => OfName(title, CompletionKind.Title)),
        ];

    static NamedEntry OfCountry(CountedName country) =>
        ConceptIndex.BuiltIn.Find(country.Name) is { Kind: UnderstoodKind.Country } concept
            ? new NamedEntry(
                concept.Name, CompletionKind.Country, country.Documents, concept.Id,
                [.. concept.Names.Where(name => Completed.Contains(name.Sort)).Select(name => WordsOf(name.Text)).DistinctBy(words => string.Join(' ', words))])
            : OfName(country, CompletionKind.Country);

    static NamedEntry OfName(CountedName name, CompletionKind kind) =>
        new(name.Name, kind, name.Documents, name.Name, [WordsOf(name.Name)]);

    static string[] WordsOf(string text) => [.. NameWords.Split(text).Select(word => word.Folded)];
}
