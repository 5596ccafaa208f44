using System.Text.Json.Serialization;

namespace SemanticSearch.Embedding;

/// <summary>What must be known of a sentence model to run it, as its folder's <c>model.json</c> says.</summary>
public sealed record ModelFacts
{
    /// <summary>The model's name.</summary>
    public required string Id { get; init; }

    /// <summary>How token vectors become one text vector.</summary>
    public required Pooling Pooling { get; init; }

    /// <summary>Length of a text vector, 1 to 8,192.</summary>
    public required int Dimensions { get; init; }

    /// <summary>The most tokens of one text, special tokens and prefix included, 3 to 1,048,576; what exceeds them is cut.</summary>
    public required int MaximumTokens { get; init; }

    /// <summary>What the model wants in front of a query; often empty.</summary>
    public string QueryPrefix { get; init; } = "";

    /// <summary>What the model wants in front of a passage; often empty.</summary>
    public string PassagePrefix { get; init; } = "";

    /// <summary>The tokenizer; only <see cref="BertUncased"/> is there so far.</summary>
    public string Tokenizer { get; init; } = BertUncased;

    /// <summary>SPDX identifier of the model's licence, or null if the folder does not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Licence { get; init; }

    /// <summary>Precision of the weights, such as <c>fp32</c> or <c>int8</c>, or null if the folder does not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Precision { get; init; }

    /// <summary>Lower-casing BERT WordPiece with accents stripped.</summary>
    public const string BertUncased = "bert-uncased";

    /// <summary>Says which fact is out of range, or null if all are fine.</summary>
    internal string? Problem() => this switch
    {
        { Id: "" } => "'id' is empty",
        { Dimensions: < 1 or > 8_192 } => $"'dimensions' is {Dimensions}, it must be 1 to 8192",
        { MaximumTokens: < 3 or > 1_048_576 } => $"'maximumTokens' is {MaximumTokens}, it must be 3 to 1048576",
        { Tokenizer: not BertUncased } => $"'tokenizer' is '{Tokenizer}', only '{BertUncased}' is supported",
        _ when !Enum.IsDefined(Pooling) => "'pooling' must be 'mean' or 'cls'",
        _ => null,
    };
}
