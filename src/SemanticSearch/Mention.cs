namespace SemanticSearch;

/// <summary>A name that the source marks, as the span <c>[Start, End)</c> of the canonical text.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset just past the last character.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Reference">The source's own key for who or what is meant, such as <c>#p_DJF_1</c>; null if it gives none.</param>
public sealed record Mention(int Start, int End, MentionKind Kind, string? Reference = null);
