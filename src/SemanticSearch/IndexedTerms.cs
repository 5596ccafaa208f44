namespace SemanticSearch;

/// <summary>A chunk as the lexical index takes it, a space between terms.</summary>
/// <param name="Stems">The stems of its words in order: letters and digits only.</param>
/// <param name="Marked">Terms with a mark before, which no stem is: words that are not their own stem, words of title and headings.</param>
/// <param name="Count">How many stems there are, the chunk's length.</param>
sealed record IndexedTerms(string Stems, string Marked, int Count);
