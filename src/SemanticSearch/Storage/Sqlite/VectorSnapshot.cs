namespace SemanticSearch.Storage.Sqlite;

/// <summary>The vectors of a generation at one state of the index. Immutable.</summary>
/// <param name="Version">The collection's change count at that state.</param>
/// <param name="Blocks">A block for every document, in no order.</param>
/// <param name="Chunks">Rows of all blocks together.</param>
sealed record VectorSnapshot(long Version, VectorBlock[] Blocks, long Chunks)
{
    /// <summary>The state before the first change.</summary>
    public static readonly VectorSnapshot Empty = new(0, [], 0);
}
