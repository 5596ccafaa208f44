namespace SemanticSearch.Storage;

/// <summary>What the documents of a collection are called, who speaks in them and which countries they are of, each in the order of
/// names by code point.</summary>
/// <param name="Titles">Their titles.</param>
/// <param name="Speakers">The names of those who speak, throughout or in a turn.</param>
/// <param name="Countries">Their countries, as ISO 3166-1 alpha-3 codes.</param>
sealed record CollectionNames(
    IReadOnlyList<CountedName> Titles, IReadOnlyList<CountedName> Speakers, IReadOnlyList<CountedName> Countries);
