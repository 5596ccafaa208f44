namespace SemanticSearch.Embedding.Catalog;

/// <summary>One file of a model, pinned to its bytes.</summary>
public sealed record CatalogFile
{
    /// <summary>Name in the model's folder, such as <c>model.onnx</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Path under the source's address, such as <c>owner/model/resolve/{revision}/vocab.txt</c>, where
    /// <c>{revision}</c> stands for <see cref="CatalogEntry.Revision"/>.</summary>
    public required string Path { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the whole file, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
}
