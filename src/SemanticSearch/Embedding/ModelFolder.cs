using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SemanticSearch.Embedding;

/// <summary>The files of a model, found and read.</summary>
/// <param name="Model">Path of <c>model.onnx</c>.</param>
/// <param name="Vocabulary">Path of <c>vocab.txt</c>.</param>
/// <param name="Facts">What <c>model.json</c> says.</param>
/// <param name="Fingerprint">SHA-256 over all three, in hexadecimal.</param>
sealed record ModelFolder(string Model, string Vocabulary, ModelFacts Facts, string Fingerprint)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Finds and checks the files of a model folder.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: a file is missing or says nonsense.</exception>
    public static async Task<ModelFolder> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        var model = Existing(folder, "model.onnx");
        var vocabulary = Existing(folder, "vocab.txt");
        var facts = await ReadFactsAsync(Existing(folder, "model.json"), cancellationToken);
        return new ModelFolder(model, vocabulary, facts, await FingerprintAsync(model, vocabulary, facts, cancellationToken));
    }

    static string Existing(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        return File.Exists(path)
            ? path
            : throw new SemanticSearchException(
                ErrorKind.UnusableModel, $"there is no '{path}'; a model folder needs model.onnx, vocab.txt and model.json");
    }

    static async Task<ModelFacts> ReadFactsAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            var facts = await JsonSerializer.DeserializeAsync<ModelFacts>(stream, Json, cancellationToken);
            var problem = facts is null ? "it is empty" : facts.Problem();
            return problem is null ? facts! : throw Bad(path, problem, null);
        }
        catch (JsonException e)
        {
            throw Bad(path, e.Message, e);
        }
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

    static SemanticSearchException Bad(string path, string problem, Exception? cause) =>
        new(ErrorKind.UnusableModel, $"'{path}' is not usable: {problem}", cause);
}
