namespace SemanticSearch.Api.Pages;

/// <summary>A paragraph or its like.</summary>
/// <param name="Start">Offset of its first character in the canonical text.</param>
/// <param name="End">Offset just past its last character.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Level">Of a heading its depth, 1 to 6; else 0.</param>
/// <param name="Page">The page that begins with it, or within it; null if none does.</param>
/// <param name="Speaker">Who speaks from it on; null if that does not change.</param>
public sealed record DocumentPart(int Start, int End, BlockKind Kind, int Level, Page? Page, Speaker? Speaker);
