namespace SemanticSearch.Client;

/// <summary>The text on one side of a passage.</summary>
/// <param name="Text">The text; empty at the document's edge.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset just past its last character.</param>
/// <param name="IsCut">Whether there was more than is returned at most.</param>
public sealed record PassageContext(string Text, int Start, int End, bool IsCut);
