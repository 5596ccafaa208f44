namespace SemanticSearch;

/// <summary>Counts the tokens that an embedding model makes of a text, special tokens not counted. Safe from any thread.</summary>
public delegate int TokenCounter(string text);
