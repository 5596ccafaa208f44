namespace SemanticSearch.Storage;

/// <summary>
/// Asks for documents by phrases: folded words that stand next to each other, a space between them, compared with
/// <see cref="IndexedDocument.Words"/> word by word.
/// </summary>
/// <param name="Required">Groups of phrases: a document must hold at least one of each. May be empty.</param>
/// <param name="Preferred">
/// Phrases that documents are ranked by: those that hold more of them come first. If nothing is required, a document must hold at least
/// one. A store may look at the rarest of them only, if they are many.
/// </param>
/// <param name="Limit">How many documents to name at most, at least 1.</param>
sealed record PhraseQuery(IReadOnlyList<IReadOnlyList<string>> Required, IReadOnlyList<string> Preferred, int Limit);
