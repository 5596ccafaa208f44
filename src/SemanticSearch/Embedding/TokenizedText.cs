namespace SemanticSearch.Embedding;

/// <summary>A text as a model sees it.</summary>
/// <param name="Position">Where the text stood in the call.</param>
/// <param name="Ids">Token ids, special tokens included, at most the model's limit.</param>
/// <param name="Truncated">Whether tokens were cut off.</param>
readonly record struct TokenizedText(int Position, int[] Ids, bool Truncated);
