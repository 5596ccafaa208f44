namespace SemanticSearch.Embedding.Catalog;

/// <summary>The names of the files that every model folder holds beside <see cref="ModelDescription.FileName"/>.</summary>
static class ModelFiles
{
    /// <summary>The network, in ONNX (https://onnx.ai).</summary>
    public const string Network = "model.onnx";

    /// <summary>The vocabulary, one word piece a line.</summary>
    public const string Vocabulary = "vocab.txt";
}
