namespace SemanticSearch.Chunking;

/// <summary>A stretch of text that no chunk crosses: headings, and the text under them up to the next hard boundary.</summary>
/// <param name="Start">Offset of the first heading, or of the text where there is none.</param>
/// <param name="Body">Offset just past the heading lines.</param>
/// <param name="End">Offset just past the region.</param>
/// <param name="HeadingPath">The headings above the text, outermost first.</param>
/// <param name="Speaker">Who speaks, or null.</param>
/// <param name="IsNote">Whether it is a note, which is nobody's speech.</param>
readonly record struct Region(int Start, int Body, int End, IReadOnlyList<string> HeadingPath, Speaker? Speaker, bool IsNote);
