using System.Security.Cryptography;
using System.Text.Json;
using SemanticSearch.Embedding.Catalog;

namespace SemanticSearch.Embedding;

/// <summary>What the folder of a model says of it, be it in <c>model.json</c> or, where there is none, by a network that the catalog
/// knows.</summary>
/// <param name="Path">Where it is written, for error messages.</param>
/// <param name="Json">The description, JSON in UTF-8.</param>
sealed record ModelDeclaration(string Path, byte[] Json)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Finds a file of a model folder.</summary>
    /// <returns>Its absolute path.</returns>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: it is not there.</exception>
    public static string Existing(string folder, string name)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, name));
        return File.Exists(path)
            ? path
            : throw new SemanticSearchException(
                ErrorKind.UnusableModel, $"there is no '{path}'; a model folder needs model.onnx, vocab.txt and model.json");
    }

    /// <summary>Reads the description of a folder's model.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="model">Its network, which the catalog is asked for where nothing is written.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: nobody describes the model.</exception>
    public static async Task<ModelDeclaration> ReadAsync(string folder, string model, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.Combine(folder, ModelDescription.FileName);
        return new ModelDeclaration(
            path,
            File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken) : await RecogniseAsync(model, cancellationToken));
    }

    /// <summary>The facts of a model that does what is wanted of it.</summary>
    /// <param name="wanted">What the model is wanted for.</param>
    /// <param name="problem">Says what is wrong with the facts, or null if nothing is.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: it does something else, or a fact is missing or
    /// out of its range.</exception>
    public T Facts<T>(ModelKind wanted, Func<T, string?> problem) where T : class
    {
        Require(wanted);
        var facts = Parse<T>();
        return problem(facts) is { } wrong ? throw Bad(wrong, null) : facts;
    }

    /// <summary>Refuses a model that does something else.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: it does.</exception>
    public void Require(ModelKind wanted)
    {
        if (Parse<Declared>() is { } declared && declared.Kind != wanted)
            throw new SemanticSearchException(ErrorKind.UnusableModel, OtherKind(declared.Id, wanted));
    }

    /// <summary>Says that a model is of the other kind, and what to do.</summary>
    public static string OtherKind(string id, ModelKind wanted) => wanted == ModelKind.Reranker
        ? $"model '{id}' embeds texts, it cannot rerank; name a reranker (semsearch models list shows the kinds)"
        : $"model '{id}' is a reranker, it cannot embed texts; name it in SemanticSearch:Ranking:Reranker, "
            + "and an embedding model here (semsearch models list shows the kinds)";

    T Parse<T>() where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Json, Options) ?? throw Bad("it is empty", null);
        }
        catch (JsonException e)
        {
            throw Bad(e.Message, e);
        }
    }

    SemanticSearchException Bad(string problem, Exception? cause) =>
        new(ErrorKind.UnusableModel, $"'{Path}' is not usable: {problem}", cause);

    // A folder that somebody else filled with a published model has no model.json; its network tells which one it is.
    static async Task<byte[]> RecogniseAsync(string model, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(model);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        var catalog = await ModelCatalog.LoadAsync(cancellationToken);
        return catalog.Entries.FirstOrDefault(entry => entry.Files.Any(file => file.Sha256 == hash)) is { } entry
            ? ModelDescription.Write(entry)
            : throw new SemanticSearchException(
                ErrorKind.UnusableModel,
                $"there is no model.json beside '{model}', and the file is none of the catalog's or damaged; "
                + "write one with id, pooling, dimensions and maximumTokens, or fetch the model again");
    }

    sealed record Declared(string Id = "", ModelKind Kind = ModelKind.Embedding);
}
