namespace SemanticSearch.Answering;

/// <summary>A sentence as a language model wrote it, without its marks.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Passages">The numbers of the passages that it names, in order, each once.</param>
sealed record CitedSentence(string Text, IReadOnlyList<int> Passages);
