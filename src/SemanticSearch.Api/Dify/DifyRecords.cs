namespace SemanticSearch.Api.Dify;

/// <summary>What Dify is answered.</summary>
/// <param name="Records">The passages, best first.</param>
sealed record DifyRecords(IReadOnlyList<DifyRecord> Records);
