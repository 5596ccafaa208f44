using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace SemanticSearch.Indexing;

/// <summary>Embeds what is embedded for chunks, of however many documents.</summary>
static class ChunkEmbedding
{
    // Of a document of any length no more texts than these are made at once.
    const int TextsAtOnce = 512;

    /// <summary>The vectors of texts, in their order.</summary>
    /// <exception cref="InvalidDataException">The model made something else of one of them.</exception>
    public static async Task<List<ReadOnlyMemory<float>>> OfAsync(
        IEmbeddingGenerator<string, Embedding<float>> passages, IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        var vectors = new List<ReadOnlyMemory<float>>();
        foreach (var some in texts.Chunk(TextsAtOnce))
            vectors.AddRange((await passages.GenerateAsync(some, null, cancellationToken)).Select(embedding => embedding.Vector));
        if (vectors.Exists(vector => !TensorPrimitives.IsFiniteAll(vector.Span)))
            throw new InvalidDataException("the model made a vector that is not of numbers");
        Failpoint.Reach(Failpoint.MidEmbed);
        return vectors;
    }
}
