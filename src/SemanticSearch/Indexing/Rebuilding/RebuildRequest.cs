namespace SemanticSearch.Indexing.Rebuilding;

/// <summary>How a new generation is to be made. What is null stays as the live one has it.</summary>
/// <param name="Model">The model: <c>built-in</c>, the id of a pulled model, or a folder.</param>
/// <param name="ChunkTokens">The budget of a chunk, 16 to 8,192 tokens.</param>
/// <param name="ChunkOverlap">Sentences that neighbouring chunks share, 0 to 8.</param>
/// <param name="ChunkContext">Whether title, headings, speaker and date are embedded with a chunk.</param>
public sealed record RebuildRequest(string? Model = null, int? ChunkTokens = null, int? ChunkOverlap = null, bool? ChunkContext = null)
{
    /// <summary>Sees that numbers are in their ranges.</summary>
    /// <exception cref="SemanticSearchException">One is not.</exception>
    internal void Check()
    {
        if (ChunkTokens is < 16 or > 8_192)
            throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'chunkTokens' is {ChunkTokens}, it must be 16 to 8192");
        if (ChunkOverlap is < 0 or > 8)
            throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'chunkOverlap' is {ChunkOverlap}, it must be 0 to 8");
    }
}
