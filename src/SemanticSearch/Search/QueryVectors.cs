using System.Numerics.Tensors;
using SemanticSearch.Embedding;

namespace SemanticSearch.Search;

/// <summary>Makes the vectors of queries.</summary>
static class QueryVectors
{
    /// <summary>The unit vector of a query's words.</summary>
    /// <param name="words">The words, some at least.</param>
    /// <param name="model">The collection's model.</param>
    /// <param name="warnings">Is told of a query that was cut.</param>
    /// <param name="cancellationToken">Ends the embedding.</param>
    public static async Task<ReadOnlyMemory<float>> EmbedAsync(
        string words, SentenceModel model, List<string> warnings, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Activities.StartActivity("embed query");
        var embeddings = await model.Queries.GenerateAsync([words], null, cancellationToken);
        if (embeddings.Usage?.AdditionalCounts?.GetValueOrDefault(SentenceEmbeddingGenerator.TruncatedTexts) > 0)
            warnings.Add($"the query was cut to the {model.Facts.MaximumTokens} tokens that {model.Facts.Id} reads");
        return embeddings[0].Vector;
    }

    /// <summary>The unit vector midway between two; the one that is given where the other is not.</summary>
    public static ReadOnlyMemory<float>? Between(ReadOnlyMemory<float>? one, ReadOnlyMemory<float>? other)
    {
        if (one is not { } x || other is not { } y)
            return one ?? other;
        var sum = new float[x.Length];
        TensorPrimitives.Add(x.Span, y.Span, sum);
        var length = TensorPrimitives.Norm(sum);
        if (length == 0)
            return one;
        TensorPrimitives.Divide(sum, length, sum);
        return sum;
    }
}
