using System.Buffers.Binary;

namespace SemanticSearch.Exchange;

/// <summary>A chunk of an exported document.</summary>
/// <param name="Start">Offset of its first character in the canonical text.</param>
/// <param name="End">Offset just past its last character.</param>
/// <param name="Hash">What its vector was made of, see <see cref="VectorSource"/>; null if the file does not say.</param>
/// <param name="Vector">Its vector: 32-bit floats, little-endian; base 64 in JSON.</param>
sealed record ExportedChunk(int Start, int End, string? Hash, byte[] Vector)
{
    /// <summary>A chunk with its vector.</summary>
    public static ExportedChunk Of(Document document, Chunk chunk, ReadOnlyMemory<float> vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector.Span[i]);
        return new ExportedChunk(chunk.Start, chunk.End, VectorSource.HashOf(document, chunk), bytes);
    }

    /// <summary>Its vector, or null if it is not one of that length and of finite numbers.</summary>
    public ReadOnlyMemory<float>? VectorOf(int dimensions)
    {
        if (Vector is null || Vector.Length != dimensions * sizeof(float))
            return null;
        var vector = new float[dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            vector[i] = BinaryPrimitives.ReadSingleLittleEndian(Vector.AsSpan(i * sizeof(float)));
            if (!float.IsFinite(vector[i]))
                return null;
        }

        return vector;
    }
}
