namespace SemanticSearch;

/// <summary>
/// A footnote or endnote, as the span <c>[Start, End)</c> of the canonical text, where it stands apart from the text that calls it: at the
/// end of the innermost section, or of the document. The mark that calls it is not part of the canonical text.
/// </summary>
/// <param name="Start">Offset of the first character, which is that of the label: notes are written <c>[label] text</c>.</param>
/// <param name="End">Offset just past the last character.</param>
/// <param name="Label">What calls it: <c>1</c>, <c>*</c>, <c>a</c>.</param>
/// <param name="CalledAt">Offset just past the character that it was called after; null if the call was not found.</param>
/// <param name="Kind">What note it is.</param>
public sealed record Note(int Start, int End, string Label, int? CalledAt, NoteKind Kind = NoteKind.Footnote);
