namespace SemanticSearch.Crash;

/// <summary>What was promised does not hold.</summary>
sealed class LostException(string message) : Exception(message);
