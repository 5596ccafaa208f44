namespace SemanticSearch.Storage;

/// <summary>A term of a collection's lexical index.</summary>
/// <param name="Term">The term as <see cref="IndexedTerms"/> had it: a stem, or a form with its mark, such as <c>=treaties</c>.</param>
/// <param name="Chunks">How many chunks have it, at least 1.</param>
/// <param name="Occurrences">How often it occurs in them.</param>
readonly record struct VocabularyTerm(string Term, long Chunks, long Occurrences);
