namespace SemanticSearch.Quoting;

/// <summary>The characters <c>[Start, End)</c> of a text.</summary>
/// <param name="Start">Offset of the first one, in UTF-16 code units.</param>
/// <param name="End">Offset just past the last one.</param>
readonly record struct TextSpan(int Start, int End);
