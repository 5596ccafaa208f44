namespace SemanticSearch.Client;

/// <summary>A value of a <see cref="Facet"/>.</summary>
/// <param name="Value">The value, as a filter takes it.</param>
/// <param name="Label">What a reader calls it.</param>
/// <param name="Documents">How many of the documents that match have it.</param>
public sealed record FacetValue(string Value, string Label, long Documents);
