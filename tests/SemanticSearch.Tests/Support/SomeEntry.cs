using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Catalog;

namespace SemanticSearch.Tests.Support;

/// <summary>Makes catalog entries that obey every rule.</summary>
static class SomeEntry
{
    public static CatalogEntry Of(string id, params IReadOnlyList<CatalogFile> files) => new()
    {
        Id = id,
        Description = "A model for tests",
        Licence = "MIT",
        Precision = "int8",
        Pooling = "mean",
        Dimensions = 384,
        MaximumTokens = 256,
        QueryPrefix = "query: ",
        PassagePrefix = "passage: ",
        Tokenizer = "bert-uncased",
        Revision = "main",
        Files = files.Count > 0 ? files : [SomeFile("model.onnx"), SomeFile("vocab.txt")],
    };

    public static CatalogEntry OfReranker(string id) => Of(id) with
    {
        Kind = ModelKind.Reranker,
        Pooling = "none",
        Dimensions = 0,
        QueryPrefix = "",
        PassagePrefix = "",
    };

    public static CatalogFile SomeFile(string name) =>
        new() { Name = name, Path = $"a/b/resolve/{{revision}}/{name}", Bytes = 3, Sha256 = new string('0', 64) };
}
