namespace SemanticSearch.Answering;

/// <summary>A language model took longer than it may.</summary>
sealed class ModelTimeoutException(int seconds) : TimeoutException($"it took longer than {seconds} seconds");
