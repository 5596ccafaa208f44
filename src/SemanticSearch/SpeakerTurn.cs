namespace SemanticSearch;

/// <summary>What one speaker says without a break, as the span <c>[Start, End)</c> of the canonical text, its label included.</summary>
/// <param name="Start">Offset of the first character: that of the label, such as <c>Mr. Smith (Ireland):</c>.</param>
/// <param name="End">Offset just past the last character.</param>
/// <param name="Speaker">Who speaks.</param>
public sealed record SpeakerTurn(int Start, int End, Speaker Speaker);
