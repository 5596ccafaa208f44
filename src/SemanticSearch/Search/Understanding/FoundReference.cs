namespace SemanticSearch.Search.Understanding;

/// <summary>A reference and where the query has it.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset just past its last.</param>
/// <param name="Name">Its usual name.</param>
/// <param name="Reference">What it is looked up by.</param>
sealed record FoundReference(int Start, int End, string Name, DirectReference Reference);
