namespace SemanticSearch;

/// <summary>
/// What stands on a page of the source, as the span <c>[Start, End)</c> of the canonical text. A page whose footnotes were moved below the
/// text has a second span for them, with the same number.
/// </summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset just past the last character.</param>
/// <param name="Number">The page's place in the source, from 1.</param>
/// <param name="Label">What is printed on the page or told by the file, such as <c>iv</c> or <c>112</c>; null if that is not known.</param>
public sealed record Page(int Start, int End, int Number, string? Label = null);
