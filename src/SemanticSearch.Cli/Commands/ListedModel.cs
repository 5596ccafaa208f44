using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Catalog;

namespace SemanticSearch.Cli.Commands;

/// <summary>A model as <c>semsearch models list --json</c> shows it; what is not known is null.</summary>
/// <param name="Id">What it is called.</param>
/// <param name="Kind">What it does.</param>
/// <param name="State">Whether it can be used.</param>
/// <param name="Chosen">Whether new collections get it.</param>
/// <param name="Folder">Its folder, whether it is there or not.</param>
/// <param name="Bytes">Size of its files.</param>
/// <param name="Dimensions">Length of a vector; null for a reranker.</param>
/// <param name="MaximumTokens">The longest text it reads.</param>
/// <param name="Precision">Precision of its weights.</param>
/// <param name="Licence">SPDX identifier of its licence.</param>
/// <param name="Description">What it is good for.</param>
sealed record ListedModel(
    string Id,
    ModelKind Kind,
    ModelState State,
    bool Chosen,
    string Folder,
    long? Bytes,
    int? Dimensions,
    int? MaximumTokens,
    string? Precision,
    string? Licence,
    string Description);
