namespace SemanticSearch;

/// <summary>A paragraph or its like, as the span <c>[Start, End)</c> of the canonical text. Blocks never overlap.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset just past the last character.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Label">What it is cited by, such as <c>12</c> or <c>Article 5</c>; null if it has no number.</param>
public sealed record Block(int Start, int End, BlockKind Kind, string? Label = null);
