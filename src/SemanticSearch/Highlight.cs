namespace SemanticSearch;

/// <summary>What catches the eye in a passage, as the span <c>[Start, End)</c> of the document's canonical text.</summary>
/// <param name="Start">Offset of the first character; subtract <see cref="Passage.Start"/> for the place in <see cref="Passage.Text"/>.</param>
/// <param name="End">Offset just past the last character.</param>
/// <param name="Kind">Why.</param>
public sealed record Highlight(int Start, int End, HighlightKind Kind);
