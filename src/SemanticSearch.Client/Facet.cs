namespace SemanticSearch.Client;

/// <summary>The values of a field among the documents that match.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">The most frequent values; years in their order.</param>
/// <param name="Others">How many more different values there are.</param>
/// <param name="Missing">How many of the documents have no value.</param>
public sealed record Facet(string Field, IReadOnlyList<FacetValue> Values, long Others, long Missing);
