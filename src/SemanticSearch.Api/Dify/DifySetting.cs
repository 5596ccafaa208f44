namespace SemanticSearch.Api.Dify;

/// <summary>How much is wanted.</summary>
/// <param name="TopK">How many passages at most.</param>
/// <param name="ScoreThreshold">The least score, 0 to 1.</param>
sealed record DifySetting(int? TopK, double? ScoreThreshold);
