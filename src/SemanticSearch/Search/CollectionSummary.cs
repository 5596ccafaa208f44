namespace SemanticSearch.Search;

/// <summary>A collection and what it holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Model">The embedding model it is indexed with.</param>
/// <param name="Dimensions">Length of its vectors.</param>
/// <param name="ChunkTokens">Token budget of its chunks.</param>
/// <param name="ChunkOverlap">Sentences that neighbouring chunks share.</param>
/// <param name="ChunkContext">Whether title, headings, speaker and date are embedded with a chunk.</param>
/// <param name="Documents">Documents in it.</param>
/// <param name="Chunks">Chunks of those documents.</param>
/// <param name="Tokens">Tokens of those chunks.</param>
/// <param name="Failed">Documents that could not be indexed at the last attempt, whether or not they are there from an earlier one.</param>
/// <param name="LastChange">When a document was last written or deleted, or null if never.</param>
public sealed record CollectionSummary(
    string Name,
    string Model,
    int Dimensions,
    int ChunkTokens,
    int ChunkOverlap,
    bool ChunkContext,
    long Documents,
    long Chunks,
    long Tokens,
    long Failed,
    DateTimeOffset? LastChange);
