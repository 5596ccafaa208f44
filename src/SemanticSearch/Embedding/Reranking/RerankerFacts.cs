namespace SemanticSearch.Embedding.Reranking;

/// <summary>What must be known of a cross-encoder to run it, as its folder's <c>model.json</c> says.</summary>
sealed record RerankerFacts
{
    /// <summary>The model's name.</summary>
    public required string Id { get; init; }

    /// <summary>The most tokens of a query and a passage together, the three special tokens included, 8 to 1,048,576.</summary>
    public required int MaximumTokens { get; init; }

    /// <summary>The tokenizer; only <see cref="ModelFacts.BertUncased"/> is there so far.</summary>
    public string Tokenizer { get; init; } = ModelFacts.BertUncased;

    /// <summary>Says which fact is out of range, or null if all are fine.</summary>
    public string? Problem() => this switch
    {
        { Id: "" } => "'id' is empty",
        { MaximumTokens: < 8 or > 1_048_576 } => $"'maximumTokens' is {MaximumTokens}, it must be 8 to 1048576",
        { Tokenizer: not ModelFacts.BertUncased } => $"'tokenizer' is '{Tokenizer}', only '{ModelFacts.BertUncased}' is supported",
        _ => null,
    };
}
