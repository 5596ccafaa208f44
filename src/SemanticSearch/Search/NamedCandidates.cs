using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>What a query names.</summary>
/// <param name="Candidates">The chunks of the documents that are named.</param>
/// <param name="Names">Those of the chunks that come first, with what the query calls them.</param>
sealed record NamedCandidates(IReadOnlyList<Candidate> Candidates, IReadOnlyDictionary<ChunkReference, string> Names);
