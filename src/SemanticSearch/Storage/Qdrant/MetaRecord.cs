namespace SemanticSearch.Storage.Qdrant;

/// <summary>A small record as it was read: of a collection, a generation, a job, a lease or a source.</summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Name">Its name among those of its kind.</param>
/// <param name="Json">What it holds, as JSON.</param>
/// <param name="Revision">Which writing of it this is: a name drawn by lot, since two writers must never have the same.</param>
/// <param name="Past">The revisions that were replaced to get here, the latest first, as far as they are kept.</param>
sealed record MetaRecord(string Kind, string Name, string Json, string Revision, IReadOnlyList<string> Past);
