namespace SemanticSearch.Embedding;

/// <summary>How much a generator takes on at once.</summary>
/// <param name="Threads">Batches in work at the same time, at least 1.</param>
/// <param name="BatchTokens">Tokens of a batch, padding included, at least 1; a longer text is a batch of its own.</param>
sealed record EncodingLimits(int Threads, int BatchTokens = EncodingLimits.DefaultBatchTokens)
{
    /// <summary>
    /// Small on purpose: a batch of one 128-token text embeds as many tokens a second as one of sixteen, because the activations stay
    /// in the second-level cache; larger batches only add padding. For short texts it saves the cost of a call.
    /// </summary>
    public const int DefaultBatchTokens = 512;
}
