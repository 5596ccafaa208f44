namespace SemanticSearch.Gazetteer;

/// <summary>The longest name at a place in a text.</summary>
/// <param name="Words">How many words it has.</param>
/// <param name="Readings">What it may name, the likeliest first; empty for a phrase that is known to mean something else.</param>
sealed record ConceptMatch(int Words, IReadOnlyList<NamedConcept> Readings);
