namespace SemanticSearch.Reading.Pdf;

/// <summary>A line near the upper or lower edge of its page.</summary>
/// <param name="Line">The line.</param>
/// <param name="IsTop">Which edge.</param>
/// <param name="Rank">How many lines stand between it and the edge.</param>
/// <param name="Key">Its text with numbers replaced.</param>
sealed record EdgeLine(TextLine Line, bool IsTop, int Rank, string Key);
