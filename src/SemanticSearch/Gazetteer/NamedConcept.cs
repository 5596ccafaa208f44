namespace SemanticSearch.Gazetteer;

/// <summary>A concept by one of its names.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Name">The name.</param>
sealed record NamedConcept(Concept Concept, ConceptName Name);
