namespace SemanticSearch.Search;

/// <summary>A stored document without its text.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Location">Where it was read from, or null.</param>
/// <param name="Characters">Length of its canonical text, in UTF-16 code units.</param>
/// <param name="Chunks">How many chunks it has.</param>
/// <param name="IndexedAt">When it was last written.</param>
public sealed record DocumentSummary(string Id, string Title, string? Location, int Characters, int Chunks, DateTimeOffset IndexedAt);
