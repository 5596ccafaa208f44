namespace SemanticSearch.Reading.Pdf;

/// <summary>A part of a line's text.</summary>
/// <param name="Start">Offset of its first character in the line.</param>
/// <param name="End">Offset just past its last character.</param>
readonly record struct Span(int Start, int End);
