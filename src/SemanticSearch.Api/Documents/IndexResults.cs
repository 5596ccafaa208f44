using SemanticSearch.Indexing;

namespace SemanticSearch.Api.Documents;

/// <summary>What became of the documents of an uploaded archive or table, in their order, those that failed included.</summary>
/// <param name="Results">One a document.</param>
sealed record IndexResults(IReadOnlyList<IndexResult> Results);
