namespace SemanticSearch;

/// <summary>A part of a document under one heading, as the span <c>[Start, End)</c> over the canonical text, heading line included.</summary>
/// <param name="Start">Offset of the heading's first character.</param>
/// <param name="End">Offset just past the section's last character: the next heading of the same or a higher level, or the text's end.</param>
/// <param name="Level">Depth of the heading, 1 (highest) to 6.</param>
/// <param name="Heading">The heading's text, without markup.</param>
public sealed record Section(int Start, int End, int Level, string Heading);
