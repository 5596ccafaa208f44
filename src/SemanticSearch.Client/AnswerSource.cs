namespace SemanticSearch.Client;

/// <summary>A span of a passage that a sentence of an answer rests on.</summary>
/// <param name="Passage">The citation of the passage.</param>
/// <param name="Start">Offset of the span's first character in the document's text.</param>
/// <param name="End">Offset just past its last character.</param>
/// <param name="Citation">The citation of the span itself.</param>
public sealed record AnswerSource(string Passage, int Start, int End, string Citation);
