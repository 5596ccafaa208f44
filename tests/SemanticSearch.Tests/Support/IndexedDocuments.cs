using System.Security.Cryptography;
using System.Text;
using SemanticSearch.Lexicon;
using SemanticSearch.Quoting;
using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Support;

/// <summary>Makes documents that are ready to be stored: a sentence a chunk.</summary>
static class IndexedDocuments
{
    /// <summary>A document with one chunk for each vector.</summary>
    public static IndexedDocument With(string id, params float[][] vectors) => Of(id, $"Title of {id}", vectors);

    /// <summary>A document of one chunk that points along an axis.</summary>
    public static IndexedDocument Along(string id, int axis, int dimensions) => With(id, Axis(axis, dimensions));

    /// <summary>
    /// A document whose vectors are random but exact: every number is ±1/√dimensions, a power of two, so that their dot products have
    /// no rounding error in any order of summing, and ties are frequent.
    /// </summary>
    public static IndexedDocument Exact(string id, int chunks, int dimensions, Random random) =>
        With(id, [.. Enumerable.Range(0, chunks).Select(_ => ExactUnit(dimensions, random))]);

    /// <summary>A vector as <see cref="Exact"/> makes them; dimensions are a power of four.</summary>
    public static float[] ExactUnit(int dimensions, Random random)
    {
        var size = 1 / MathF.Sqrt(dimensions);
        return [.. Enumerable.Range(0, dimensions).Select(_ => random.Next(2) == 0 ? size : -size)];
    }

    /// <summary>The unit vector along an axis.</summary>
    public static float[] Axis(int axis, int dimensions)
    {
        var vector = new float[dimensions];
        vector[axis] = 1;
        return vector;
    }

    static IndexedDocument Of(string id, string title, float[][] vectors)
    {
        var text = new StringBuilder("Preamble.");
        var chunks = new List<Chunk>();
        for (var i = 0; i < vectors.Length; i++)
        {
            var start = text.Append('\n').Length;
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"Article {i} of {id} obliges.");
            chunks.Add(new Chunk(i, start, text.Length, ["Treaty", $"Article {i}"], 5 + i));
        }
        var document = new Document { Id = id, Title = title, Text = text.ToString() };
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(document.Text));
        return new IndexedDocument(
            document,
            hash,
            chunks,
            [.. vectors.Select(vector => (ReadOnlyMemory<float>)vector)],
            [.. chunks.Select(chunk => ChunkTerms.Of(document, chunk))],
            FoldedText.Of(document.Text).JoinWords());
    }
}
