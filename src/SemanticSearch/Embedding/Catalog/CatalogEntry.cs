using System.Text.Json.Serialization;

namespace SemanticSearch.Embedding.Catalog;

/// <summary>A supported model: what it is, how it is used, and which files it is made of.</summary>
public sealed record CatalogEntry
{
    /// <summary>What users call it; letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, unique without regard to case.</summary>
    public required string Id { get; init; }

    /// <summary>What it is good for, in one line.</summary>
    public required string Description { get; init; }

    /// <summary>SPDX identifier of its licence (https://spdx.org/licenses/).</summary>
    public required string Licence { get; init; }

    /// <summary>What it does; an entry that does not say so embeds texts.</summary>
    public ModelKind Kind { get; init; }

    /// <summary>Precision of the weights: <c>fp32</c> or <c>int8</c>.</summary>
    public required string Precision { get; init; }

    /// <summary>How token vectors become one: <c>mean</c> over all tokens, or that of the first, <c>cls</c>; <c>none</c> for a
    /// reranker.</summary>
    public required string Pooling { get; init; }

    /// <summary>Length of a vector; 0 for a reranker.</summary>
    public required int Dimensions { get; init; }

    /// <summary>The longest input in tokens, special tokens included.</summary>
    public required int MaximumTokens { get; init; }

    /// <summary>What the model expects before a query; may be empty, and is for a reranker.</summary>
    public required string QueryPrefix { get; init; }

    /// <summary>What the model expects before a passage; may be empty, and is for a reranker.</summary>
    public required string PassagePrefix { get; init; }

    /// <summary>How text becomes tokens; <c>bert-uncased</c> is the one supported.</summary>
    public required string Tokenizer { get; init; }

    /// <summary>The revision of the source repository; the hashes pin the bytes even where it is a branch.</summary>
    public required string Revision { get; init; }

    /// <summary>Its files; <c>model.onnx</c> and <c>vocab.txt</c> at least.</summary>
    public required IReadOnlyList<CatalogFile> Files { get; init; }

    /// <summary>Size of all files, in bytes.</summary>
    [JsonIgnore]
    public long Bytes => Files.Sum(file => file.Bytes);

    /// <summary>Where a file of this model lies under the address of a source, whether that ends in a slash or not.</summary>
    public Uri AddressOf(CatalogFile file, Uri source)
    {
        var path = file.Path.Replace("{revision}", Revision, StringComparison.Ordinal);
        return new Uri($"{source.AbsoluteUri.TrimEnd('/')}/{path}");
    }
}
