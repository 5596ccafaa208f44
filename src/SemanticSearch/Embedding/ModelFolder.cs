using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SemanticSearch.Embedding.Catalog;

namespace SemanticSearch.Embedding;

/// <summary>The files of a model, found and read.</summary>
/// <param name="Model">Path of <c>model.onnx</c>.</param>
/// <param name="Vocabulary">Path of <c>vocab.txt</c>.</param>
/// <param name="Facts">What <c>model.json</c> says, or the catalog where it knows the network.</param>
/// <param name="Fingerprint">SHA-256 over all three, in hexadecimal.</param>
sealed record ModelFolder(string Model, string Vocabulary, ModelFacts Facts, string Fingerprint)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Finds and checks the files of a model folder.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: a file is missing or says nonsense, or the model
    /// is a reranker.</exception>
    public static async Task<ModelFolder> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        var model = ModelDeclaration.Existing(folder, ModelFiles.Network);
        var vocabulary = ModelDeclaration.Existing(folder, ModelFiles.Vocabulary);
        var declaration = await ModelDeclaration.ReadAsync(folder, model, cancellationToken);
        var facts = declaration.Facts<ModelFacts>(ModelKind.Embedding, facts => facts.Problem());
        return new ModelFolder(model, vocabulary, facts, await FingerprintAsync(model, vocabulary, facts, cancellationToken));
    }

    static async Task<string> FingerprintAsync(string model, string vocabulary, ModelFacts facts, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in (string[])[model, vocabulary])
        {
            await using var stream = File.OpenRead(path);
            hash.AppendData(await SHA256.HashDataAsync(stream, cancellationToken));
        }

        // The name, the licence and the precision may be corrected without changing a single vector.
        hash.AppendData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(facts with { Id = "-", Licence = null, Precision = null }, Json)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
