namespace SemanticSearch.Reading.Pdf;

/// <summary>A word of a line and where it stands.</summary>
/// <param name="Left">Its left edge in points.</param>
/// <param name="Right">Its right edge.</param>
/// <param name="Text">The word.</param>
readonly record struct LineWord(double Left, double Right, string Text);
