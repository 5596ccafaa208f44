namespace SemanticSearch.Indexing.Rebuilding;

/// <summary>A generation of a collection's index.</summary>
/// <param name="Id">Its number.</param>
/// <param name="State">What it is for.</param>
/// <param name="Model">The model it is embedded with.</param>
/// <param name="Dimensions">Length of its vectors.</param>
/// <param name="ChunkTokens">Token budget of its chunks.</param>
/// <param name="ChunkOverlap">Sentences that neighbouring chunks share.</param>
/// <param name="ChunkContext">Whether title, headings, speaker and date are embedded with a chunk.</param>
/// <param name="Documents">Documents that it has.</param>
/// <param name="Missing">Documents of the collection that it does not have as they are now.</param>
/// <param name="Chunks">Its chunks.</param>
/// <param name="Tokens">Tokens of those chunks.</param>
/// <param name="VectorBytes">What its vectors take on disk.</param>
/// <param name="MadeAt">When it was begun, or null if that is not known.</param>
/// <param name="RetiredAt">When another took its place, or null.</param>
public sealed record GenerationSummary(
    long Id,
    GenerationState State,
    string Model,
    int Dimensions,
    int ChunkTokens,
    int ChunkOverlap,
    bool ChunkContext,
    long Documents,
    long Missing,
    long Chunks,
    long Tokens,
    long VectorBytes,
    DateTimeOffset? MadeAt,
    DateTimeOffset? RetiredAt);
