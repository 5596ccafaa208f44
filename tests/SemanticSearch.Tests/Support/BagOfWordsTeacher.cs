using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using SemanticSearch.Embedding.Distillation;

namespace SemanticSearch.Tests.Support;

/// <summary>A teacher without a model: a text's vector is the sum of random vectors of its words, a word's always the same.</summary>
sealed class BagOfWordsTeacher(int dimensions) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Texts embedded so far.</summary>
    public int Embedded { get; private set; }

    /// <summary>Called before each batch.</summary>
    public Action? BeforeBatch { get; set; }

    public DistillationTeacher AsTeacher(string fingerprint = "bag-of-words-1") => new("bag-of-words", fingerprint, "MIT", this);

    public float[] Embed(string text)
    {
        var vector = new float[dimensions];
        foreach (var word in text.ToLowerInvariant().Split([' ', '.'], StringSplitOptions.RemoveEmptyEntries))
        {
            var random = new SplitMix64(word.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL));
            for (var i = 0; i < dimensions; i++)
                vector[i] += (float)(random.NextDouble() * 2 - 1);
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        BeforeBatch?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        var embeddings = new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(Embed(text))));
        Embedded += embeddings.Count;
        return Task.FromResult(embeddings);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
