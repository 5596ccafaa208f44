using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// One writing of one document in memory. It holds vectors and nothing else of the chunks: the chunk of row <c>i</c> is the one of
/// ordinal <c>i</c>, and is read from the file when the row is found.
/// </summary>
/// <param name="Row">The document's row.</param>
/// <param name="DocumentId">The document's id.</param>
/// <param name="Revision">Which writing of the document this is.</param>
/// <param name="FirstChunk">The row of its first chunk, which the others follow.</param>
/// <param name="Lengths">The chunks' lengths in terms.</param>
/// <param name="Matrix">The chunks' vectors, <c>[chunks, dimensions]</c>; empty if the document has no chunk.</param>
/// <param name="Fields">What filters see of the document.</param>
sealed record VectorBlock(
    long Row, string DocumentId, long Revision, long FirstChunk, ushort[] Lengths, float[] Matrix, Lazy<FilterDocument> Fields)
{
    /// <summary>The document's length in terms; what chunks repeat counts again.</summary>
    public long Terms { get; } = Lengths.Sum(length => (long)length);

    /// <summary>The vector of a chunk; empty if there is no such chunk.</summary>
    public ReadOnlyMemory<float> Vector(int ordinal)
    {
        if (ordinal < 0 || ordinal >= Lengths.Length)
            return default;
        var dimensions = Matrix.Length / Lengths.Length;
        return Matrix.AsMemory(ordinal * dimensions, dimensions);
    }

    /// <summary>What filters see of its chunks; null until one looks (<see cref="ChunkFieldReader"/>).</summary>
    public IReadOnlyList<ChunkFields>? Chunks { get; set; }
}
