using Microsoft.Extensions.AI;

namespace SemanticSearch.Embedding;

/// <summary>
/// Embeds texts of one kind, passages or queries, with a local model. Vectors have length 1, so their dot product is their cosine
/// similarity. Texts beyond the model's limit are cut, and counted in the usage under <see cref="TruncatedTexts"/>. Safe from any thread.
/// </summary>
sealed class SentenceEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Key of <see cref="UsageDetails.AdditionalCounts"/> for the number of texts that were cut.</summary>
    public const string TruncatedTexts = "truncated_texts";

    readonly BertTokenizer _tokenizer;
    readonly OnnxEncoder _encoder;
    readonly ModelFacts _facts;
    readonly string _prefix;
    readonly EncodingLimits _limits;
    readonly QueryGate? _gate;

    /// <summary>A generator that puts <paramref name="prefix"/> before every text, and waits at <paramref name="gate"/>, if there is one, before
    /// every run.</summary>
    public SentenceEmbeddingGenerator(
        BertTokenizer tokenizer, OnnxEncoder encoder, ModelFacts facts, string prefix, EncodingLimits limits, QueryGate? gate)
    {
        _tokenizer = tokenizer;
        _encoder = encoder;
        _facts = facts;
        _prefix = prefix;
        _limits = limits;
        _gate = gate;
    }

    /// <summary>Embeds the texts in their order.</summary>
    /// <returns>One vector <c>[dimensions]</c> a text; the usage counts tokens, special tokens included and padding not.</returns>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (options?.Dimensions is { } wanted && wanted != _facts.Dimensions)
            throw new ArgumentException($"{_facts.Id} gives {_facts.Dimensions} dimensions, not {wanted}", nameof(options));

        var texts = Tokenize(values);
        var usage = UsageOf(texts);
        var count = texts.Length;
        var vectors = new float[count * _facts.Dimensions];
        var batches = BatchPlanner.Plan(texts, _limits.BatchTokens);
        await EncodeAsync(batches, vectors, cancellationToken);

        return new GeneratedEmbeddings<Embedding<float>>(Enumerable.Range(0, count).Select(i =>
            new Embedding<float>(vectors.AsMemory(i * _facts.Dimensions, _facts.Dimensions)) { ModelId = _facts.Id }))
        {
            Usage = usage,
        };
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(EmbeddingGeneratorMetadata))
            return new EmbeddingGeneratorMetadata("onnx", null, _facts.Id, _facts.Dimensions);
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Does nothing: the model that made the generator owns the session.</summary>
    public void Dispose()
    {
    }

    // A single text, which is what a query is, runs on the caller's pool thread without the ceremony.
    async Task EncodeAsync(IReadOnlyList<ArraySegment<TokenizedText>> batches, float[] vectors, CancellationToken cancellationToken)
    {
        if (batches.Count == 1)
        {
            await YieldAsync(cancellationToken);
            await Task.Run(() => _encoder.Encode(batches[0], vectors, cancellationToken), cancellationToken);
            return;
        }

        // One batch at a time to whoever is free.
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _limits.Threads, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(batches, parallel, async (batch, stop) =>
        {
            await YieldAsync(stop);
            _encoder.Encode(batch, vectors, stop);
        });
    }

    ValueTask YieldAsync(CancellationToken cancellationToken) => _gate?.YieldAsync(cancellationToken) ?? ValueTask.CompletedTask;

    TokenizedText[] Tokenize(IEnumerable<string> values)
    {
        var texts = new List<TokenizedText>();
        var ids = new List<int>();
        foreach (var value in values)
        {
            ids.Clear();
            ids.Add(_tokenizer.ClsId);
            if (_prefix.Length > 0)
                _tokenizer.Encode(_prefix, ids);
            _tokenizer.Encode(value, ids);
            var truncated = ids.Count > _facts.MaximumTokens - 1;
            if (truncated)
                ids.RemoveRange(_facts.MaximumTokens - 1, ids.Count - _facts.MaximumTokens + 1);
            ids.Add(_tokenizer.SepId);
            texts.Add(new TokenizedText(texts.Count, [.. ids], truncated));
        }

        return [.. texts];
    }

    static UsageDetails UsageOf(TokenizedText[] texts)
    {
        var tokens = texts.Sum(text => (long)text.Ids.Length);
        var truncated = texts.LongCount(text => text.Truncated);
        Telemetry.TokensEmbedded.Add(tokens);
        Telemetry.TextsTruncated.Add(truncated);
        return new UsageDetails
        {
            InputTokenCount = tokens,
            TotalTokenCount = tokens,
            AdditionalCounts = new() { [TruncatedTexts] = truncated },
        };
    }
}
