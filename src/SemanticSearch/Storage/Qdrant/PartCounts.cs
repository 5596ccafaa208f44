namespace SemanticSearch.Storage.Qdrant;

/// <summary>How many parts of each kind a document has.</summary>
/// <param name="Texts">Parts of the text.</param>
/// <param name="Structures">Parts of the structure.</param>
/// <param name="Words">Parts of the folded words.</param>
readonly record struct PartCounts(int Texts, int Structures, int Words);
