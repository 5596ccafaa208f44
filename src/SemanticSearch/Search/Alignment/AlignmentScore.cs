namespace SemanticSearch.Search.Alignment;

/// <summary>How well a text's words answer to a query's.</summary>
/// <param name="Words">For each word of the query the text's nearest one, as the mean of their cosines, each weighed by what its word says;
/// at most 1.</param>
/// <param name="Sentence">The greatest cosine similarity of one of its sentences with the query, -1 to 1.</param>
readonly record struct AlignmentScore(double Words, double Sentence);
