using System.Buffers.Binary;
using System.Globalization;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>What the collections of a server are called. The names are stable: others read them too.</summary>
static class QdrantNames
{
    // Below 2^53: ranges of filters and other programs' numbers are of double precision.
    const long GreatestId = (1L << 53) - 1;

    /// <summary>The collection of the small records: collections, jobs, leases, sources.</summary>
    public static string Meta(QdrantOptions options) => $"{options.Prefix}_meta";

    /// <summary>The collection of a collection's documents.</summary>
    public static string Documents(QdrantOptions options, long collection) =>
        string.Create(CultureInfo.InvariantCulture, $"{options.Prefix}_{collection}_documents");

    /// <summary>The collection of the chunks of a generation.</summary>
    public static string Chunks(QdrantOptions options, long collection, long generation) =>
        string.Create(CultureInfo.InvariantCulture, $"{options.Prefix}_{collection}_g{generation}");

    /// <summary>The alias that leads to the chunks of a collection's live generation.</summary>
    public static string Alias(QdrantOptions options, long collection) =>
        string.Create(CultureInfo.InvariantCulture, $"{options.Prefix}_{collection}");

    /// <summary>The key of a collection, told by its name, so that all who make it at once mean the same.</summary>
    public static long IdOf(string name)
    {
        Span<byte> bytes = stackalloc byte[16];
        PointIds.SpaceOf(name).TryWriteBytes(bytes);
        return (BinaryPrimitives.ReadInt64LittleEndian(bytes) & GreatestId) | 1;
    }
}
