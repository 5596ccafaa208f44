namespace SemanticSearch.Quoting;

/// <summary>Words of a quotation and the words of its source that stand in their place; one of the two may be empty.</summary>
/// <param name="QuoteStart">The quotation's first word.</param>
/// <param name="QuoteEnd">The quotation's word just past the last.</param>
/// <param name="SourceStart">The source's first word.</param>
/// <param name="SourceEnd">The source's word just past the last.</param>
readonly record struct WordRun(int QuoteStart, int QuoteEnd, int SourceStart, int SourceEnd);
