namespace SemanticSearch.Storage;

/// <summary>A generation of a collection: its documents as one recipe cuts and embeds them.</summary>
/// <param name="Index">The collection as this generation has it.</param>
/// <param name="State">What it is for.</param>
/// <param name="MadeAt">When it was begun; null if that was before generations were remembered so.</param>
/// <param name="RetiredAt">When another took its place, or null.</param>
/// <param name="Documents">Documents that it has.</param>
/// <param name="Missing">Documents of the collection that it does not have, or not as they are now.</param>
/// <param name="Chunks">Chunks of its documents.</param>
/// <param name="Tokens">Tokens of those chunks.</param>
/// <param name="VectorBytes">What its vectors take on disk.</param>
sealed record Generation(
    Collection Index,
    GenerationState State,
    DateTimeOffset? MadeAt,
    DateTimeOffset? RetiredAt,
    long Documents,
    long Missing,
    long Chunks,
    long Tokens,
    long VectorBytes);
