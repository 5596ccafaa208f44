namespace SemanticSearch.Answering;

/// <summary>A language model's answer ended before it was whole.</summary>
sealed class BrokenAnswerException(string message) : Exception(message);
