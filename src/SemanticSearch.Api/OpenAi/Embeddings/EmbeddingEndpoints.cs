using System.Buffers.Binary;
using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Api.Contract;
using SemanticSearch.Embedding;

namespace SemanticSearch.Api.OpenAi.Embeddings;

/// <summary>Vectors of texts.</summary>
static class EmbeddingEndpoints
{
    public static void MapEmbeddings(this IEndpointRouteBuilder routes) => routes.MapPost("/embeddings", EmbedAsync);

    static async Task<JsonHttpResult<EmbeddingList>> EmbedAsync(
        HttpRequest request, LoadedModels models, CancellationToken cancellationToken)
    {
        var wanted = await ForeignJson.ReadAsync<EmbeddingRequest>(request, cancellationToken);
        var (texts, isBase64, isQuery) = (wanted.Texts(), wanted.IsBase64(), wanted.IsQuery());
        var (name, model) = await EmbeddingModels.GetAsync(models, wanted.Model, cancellationToken);
        if (wanted.Dimensions is { } dimensions && dimensions != model.Facts.Dimensions)
            throw new SemanticSearchException(
                ErrorKind.InvalidRequest, $"'dimensions' is {dimensions}, but vectors of '{name}' have {model.Facts.Dimensions}; leave it out");
        CheckLengths(texts, name, model, isQuery ? model.Facts.QueryPrefix : model.Facts.PassagePrefix);
        var embedded = await (isQuery ? model.Queries : model.Passages).GenerateAsync(texts, options: null, cancellationToken);
        var read = embedded.Usage?.InputTokenCount ?? 0;
        return ForeignJson.Of(new EmbeddingList(
            [.. embedded.Select((one, index) => new EmbeddingObject(index, isBase64 ? Base64Of(one.Vector.Span) : one.Vector))],
            name,
            new EmbeddingUsage(read, read)));
    }

    // The model would cut them without a word.
    static void CheckLengths(IReadOnlyList<string> texts, string name, SentenceModel model, string prefix)
    {
        var most = model.Facts.MaximumTokens - model.SpecialTokens - model.CountTokens(prefix);
        for (var index = 0; index < texts.Count; index++)
            if (model.CountTokens(texts[index]) is var tokens && tokens > most)
                throw new SemanticSearchException(
                    ErrorKind.InvalidRequest, $"'input[{index}]' has {tokens} tokens, but '{name}' reads at most {most}; send it in parts");
    }

    static string Base64Of(ReadOnlySpan<float> vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        return Convert.ToBase64String(bytes);
    }
}
