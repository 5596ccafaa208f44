using System.Numerics.Tensors;
using SemanticSearch.Storage.Filtering;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Sqlite;

/// <summary>Snapshots of random vectors.</summary>
static class VectorSnapshots
{
    static readonly Lazy<FilterDocument> Fields = new(() => throw new InvalidOperationException("nobody looks at fields"));

    /// <summary>Documents of up to 10 chunks, in no order.</summary>
    public static VectorSnapshot Of(int documents, int dimensions, Random random, Func<int, Random, float[]>? unit = null) =>
        new(1, Blocks(documents, dimensions, random, unit).OrderBy(_ => random.Next()));

    /// <summary>Documents of up to 10 chunks.</summary>
    public static List<VectorBlock> Blocks(int documents, int dimensions, Random random, Func<int, Random, float[]>? unit = null)
    {
        var (blocks, next) = (new List<VectorBlock>(), 1L);
        for (var i = 0; i < documents; i++)
        {
            var lengths = new ushort[random.Next(11)];
            blocks.Add(new VectorBlock(
                i, $"{random.Next()} {i}", 1, lengths.Length == 0 ? 0 : next, lengths, Matrix(lengths.Length, dimensions, random, unit ?? IndexedDocuments.ExactUnit), Fields));
            next += lengths.Length + random.Next(3);
        }
        return blocks;
    }

    /// <summary>Some of the chunks, or null for all.</summary>
    public static RowSet? Scope(VectorSnapshot snapshot, bool isScoped, Random random) =>
        isScoped ? RowSet.Of(snapshot.Chunks, Enumerable.Range(0, snapshot.Chunks).Where(_ => random.Next(3) > 0)) : null;

    /// <summary>A unit vector of any numbers.</summary>
    public static float[] Unit(int dimensions, Random random)
    {
        var vector = Enumerable.Range(0, dimensions).Select(_ => random.NextSingle() - 0.5f).ToArray();
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
        return vector;
    }

    static float[] Matrix(int rows, int dimensions, Random random, Func<int, Random, float[]> unit) =>
        [.. Enumerable.Range(0, rows).SelectMany(_ => unit(dimensions, random))];
}
