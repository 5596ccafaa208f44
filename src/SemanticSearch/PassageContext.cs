namespace SemanticSearch;

/// <summary>The text on one side of a passage, as it stands in the document.</summary>
/// <param name="Text">Exactly <c>[Start, End)</c> of the canonical text; empty at the document's edge.</param>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset just past the last character.</param>
/// <param name="IsCut">Whether there was more of what was asked for than <see cref="ContextWindow.MaximumCharacters"/>.</param>
public sealed record PassageContext(string Text, int Start, int End, bool IsCut);
