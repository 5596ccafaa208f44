namespace SemanticSearch.Quoting;

/// <summary>A place in a text that holds a quotation or most of its words.</summary>
/// <param name="Verdict">Exact, repaired, spliced or altered.</param>
/// <param name="Pieces">The spans that are quoted, in order; at least one.</param>
/// <param name="Similarity">Equal words as a share of the longer side.</param>
/// <param name="Edits">The words that differ.</param>
sealed record FoundQuote(QuoteVerdict Verdict, IReadOnlyList<TextSpan> Pieces, double Similarity, IReadOnlyList<QuoteEdit> Edits);
