using System.Security.Cryptography;
using System.Text;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Ids of points that follow from what they hold, so that writing again overwrites: name-based UUIDs of version 5
/// (https://www.rfc-editor.org/rfc/rfc9562#section-5.5).</summary>
static class PointIds
{
    /// <summary>The UUID of a name in a namespace.</summary>
    public static Guid Of(Guid space, string name)
    {
        var length = Encoding.UTF8.GetByteCount(name);
        var input = new byte[16 + length];
        space.TryWriteBytes(input, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, input.AsSpan(16));
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The format asks for SHA-1; nothing secret rests on it.
        SHA1.HashData(input, hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>The id of a document's record.</summary>
    public static Guid OfDocument(Guid space, string documentId) => Of(space, $"document\n{documentId}");

    /// <summary>The id of a part of a document's text, of one writing.</summary>
    public static Guid OfText(Guid space, string documentId, long version, int part) => Of(space, $"text\n{documentId}\n{version}\n{part}");

    /// <summary>The id of a chunk, of one writing of its document.</summary>
    public static Guid OfChunk(Guid space, string documentId, long version, int ordinal) =>
        Of(space, $"chunk\n{documentId}\n{version}\n{ordinal}");

    /// <summary>The id of a small record: of a collection, a job, a lease.</summary>
    public static Guid OfRecord(string kind, string name) => Of(Root, $"{kind}\n{name}");

    /// <summary>The namespace of a collection.</summary>
    public static Guid SpaceOf(string collection) => Of(Root, collection);

    // Made for this purpose once, at random.
    static readonly Guid Root = new("6f0f1f5c-3f6d-4b7e-9b43-6a7f4a5d0c11");
}
