using SemanticSearch.Storage;

namespace SemanticSearch.Jobs.Watching;

/// <summary>Something that whoever watches a source wants to know.</summary>
/// <param name="Source">The source.</param>
/// <param name="Job">The sync that ended, or null.</param>
/// <param name="Problem">What keeps the source from being synced, or null.</param>
public sealed record WatchReport(Source Source, Job? Job, string? Problem);
