namespace SemanticSearch.Reading;

/// <summary>Where a page begins.</summary>
/// <param name="At">Length of the text when it began.</param>
/// <param name="Number">Its place in the source, from 1.</param>
/// <param name="Label">What is printed on it, or null.</param>
sealed record PageMark(int At, int Number, string? Label);
