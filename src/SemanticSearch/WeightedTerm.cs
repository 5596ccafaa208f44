namespace SemanticSearch;

/// <summary>A term of a query.</summary>
/// <param name="Text">The term, as texts are analysed.</param>
/// <param name="Weight">What it counts, above 0; 1 for a word of the query itself.</param>
sealed record WeightedTerm(string Text, double Weight);
