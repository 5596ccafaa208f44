using System.Text.Json;

namespace SemanticSearch.Embedding.Catalog;

/// <summary>The models that are known to work, read from <c>models/catalog.json</c>. Immutable, safe from any thread.</summary>
public sealed class ModelCatalog
{
    readonly Dictionary<string, CatalogEntry> _byId;

    ModelCatalog(IReadOnlyList<CatalogEntry> entries)
    {
        Entries = entries;
        _byId = entries.ToDictionary(entry => entry.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The catalog that ships with the program.</summary>
    public static string DefaultPath => Path.Combine(AppContext.BaseDirectory, "models", "catalog.json");

    /// <summary>The models, in the order in which they should be shown.</summary>
    public IReadOnlyList<CatalogEntry> Entries { get; }

    /// <summary>Reads the catalog at <see cref="DefaultPath"/>.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: it is missing or damaged.</exception>
    public static Task<ModelCatalog> LoadAsync(CancellationToken cancellationToken = default) => LoadAsync(DefaultPath, cancellationToken);

    /// <summary>Reads and checks a catalog.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: it is missing or damaged.</exception>
    public static async Task<ModelCatalog> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            var document = await JsonSerializer.DeserializeAsync(stream, CatalogJson.Default.CatalogDocument, cancellationToken);
            return From(document?.Models ?? throw Damaged(path, "it is empty"), path);
        }
        catch (JsonException e)
        {
            throw Damaged(path, e.Message.TrimEnd('.'), e);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw new SemanticSearchException(
                ErrorKind.UnusableModel, $"The model catalog {path} cannot be read: {e.Message} Install SemanticSearch again.", e);
        }
    }

    /// <summary>The model of that id, without regard to case, or null if there is none.</summary>
    public CatalogEntry? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The model of that id, without regard to case.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is none; the message lists all.</exception>
    public CatalogEntry Get(string id) => Find(id) ?? throw new SemanticSearchException(
        ErrorKind.NotFound, $"The catalog has no model '{id}'; it has {string.Join(", ", Entries.Select(entry => entry.Id))}.");

    /// <summary>Checks entries that come from <paramref name="path"/> and makes a catalog of them.</summary>
    internal static ModelCatalog From(IReadOnlyList<CatalogEntry> entries, string path) =>
        CatalogRules.Problem(entries) is { } problem ? throw Damaged(path, problem) : new ModelCatalog(entries);

    static SemanticSearchException Damaged(string path, string problem, Exception? cause = null) =>
        new(ErrorKind.UnusableModel, $"The model catalog {path} is damaged: {problem}. Install SemanticSearch again.", cause);
}
