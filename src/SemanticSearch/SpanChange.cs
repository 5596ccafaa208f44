namespace SemanticSearch;

/// <summary>A place inside a passage or its context from which on the text stands on another page, or is somebody else's.</summary>
/// <param name="At">Offset in the canonical text.</param>
/// <param name="Page">Number of the page that begins there, or null if none does.</param>
/// <param name="PageLabel">What is printed on that page, or null.</param>
/// <param name="Speaker">Who speaks from there on, or null if the speaker does not change.</param>
/// <param name="SpeakerEnds">Whether a turn ends there and nobody in particular speaks on.</param>
public sealed record SpanChange(int At, int? Page = null, string? PageLabel = null, Speaker? Speaker = null, bool SpeakerEnds = false);
