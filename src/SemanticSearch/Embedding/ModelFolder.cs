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
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: a file is missing or says nonsense.</exception>
    public static async Task<ModelFolder> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        var model = Existing(folder, "model.onnx");
        var vocabulary = Existing(folder, "vocab.txt");
        var description = Path.Combine(folder, ModelDescription.FileName);
        var facts = File.Exists(description)
            ? await ReadFactsAsync(description, cancellationToken)
            : await RecogniseAsync(model, cancellationToken);
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

    // A folder that somebody else filled with a published model has no model.json; its network tells which one it is.
    static async Task<ModelFacts> RecogniseAsync(string model, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(model);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        var catalog = await ModelCatalog.LoadAsync(cancellationToken);
        var entry = catalog.Entries.FirstOrDefault(entry => entry.Files.Any(file => file.Sha256 == hash));
        return entry is not null
            ? JsonSerializer.Deserialize<ModelFacts>(ModelDescription.Write(entry), Json)!
            : throw new SemanticSearchException(
                ErrorKind.UnusableModel,
                $"there is no model.json beside '{model}', and the file is none of the catalog's or damaged; "
                + "write one with id, pooling, dimensions and maximumTokens, or fetch the model again");
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
